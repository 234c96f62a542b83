# The real Kubernetes of the tests.

# Which one: `devcluster`, `given` (named by TELEMETRY_TEST_KUBECONFIG), or `none` and then why.
cluster=none
why=--fast
kubeconfig=''
given=${TELEMETRY_TEST_KUBECONFIG:-}
unset TELEMETRY_TEST_KUBECONFIG

find_cluster() {
  local ours
  ours=$(hack/devcluster env | sed 's/^export KUBECONFIG=//')
  if [[ $fast == yes ]]; then
    :
  elif [[ -n $given && ! -r $given ]]; then
    echo "telemetry test: TELEMETRY_TEST_KUBECONFIG names $given, which cannot be read" >&2
    count TELEMETRY_TEST_KUBECONFIG failed 1
    why="no such file: $given"
  elif [[ -n $given && $given != "$ours" ]]; then
    cluster=given kubeconfig=$given why=''
  elif why=$(hack/devcluster check 2>&1); then
    cluster=devcluster kubeconfig=$ours why=''
  else
    why=${why##*devcluster: }
  fi
}

starting='' started=no

begin_cluster() {
  [[ $cluster == devcluster ]] || return 0
  hack/devcluster status >/dev/null || started=yes
  # A build on a slow machine takes its time; one that hangs ends here.
  timeout --kill-after=30 1500 hack/devcluster up >"$results/devcluster.log" 2>&1 &
  starting=$!
}

await_cluster() {
  [[ -n $starting ]] || return 0
  local code=0
  echo "== hack/devcluster"
  wait "$starting" || code=$?
  starting=''
  sed 's/^/  /' "$results/devcluster.log"
  ((code != 0)) || return 0
  count devcluster failed 1
  cluster=none kubeconfig='' why="hack/devcluster did not come up"
}

end_cluster() {
  [[ $started == yes ]] || return 0
  started=no
  hack/devcluster down || count devcluster failed 1
}

# Without a cluster the suites skip what needs one.
on_cluster() { TELEMETRY_TEST_KUBECONFIG=$kubeconfig "$@"; }

# One after the other, because there is one cluster. What measures time runs alone, later.
suites_on_kubernetes() {
  if [[ $cluster == none ]]; then
    count Behaviour-on-Kubernetes left_out "$(sed -nE 's/.*<assembly [^>]*total="([0-9]+)".*/\1/p' "$results/Behaviour.xml" | head -1) (tests/Behaviour on a real Kubernetes: $why)"
  else
    on_cluster suite Behaviour Behaviour-on-Kubernetes
  fi
  on_cluster suite Install.Tests
  images
  on_cluster suite RealCluster RealCluster -trait- measures=time
}
