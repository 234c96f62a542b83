# What the suites need: kubectl, everything built, the images.

# The tests talk to the cluster as a newcomer does: with the kubectl of the path, which must be 1.27 or newer.
find_kubectl() {
  local minor fetched
  minor=$(kubectl version --client -o json 2>/dev/null | sed -nE 's/.*"minor": "([0-9]+).*/\1/p' | head -1 || true)
  ((${minor:-0} < 27)) || return 0
  echo "telemetry test: fetching kubectl"
  if fetched=$(hack/kubectl trixie); then
    PATH=$(dirname "$fetched"):$PATH
    export PATH
  else
    echo "telemetry test: there is no kubectl of 1.27 or newer; tests that need one will fail" >&2
  fi
}

build() {
  echo "== build"
  if ! dotnet build Telemetry.sln -c Release -v q --nologo >"$results/build.log" 2>&1; then
    grep -E 'error' "$results/build.log" | sort -u | head -20
    echo "telemetry test: the build failed; all of it is in $results/build.log" >&2
    echo "0 passed, 1 failed"
    exit 1
  fi
  ./telemetry --version >/dev/null
  echo "  Time: $SECONDS s"
}

ahead=''

# A head start, in the background. Processes of the build above that are still there would not be as modest: it takes none of them.
begin_images() {
  [[ $cluster == devcluster ]] || return 0
  MSBUILDDISABLENODEREUSE=1 nice -n 19 hack/image >/dev/null 2>&1 &
  # Or bash would tell of its end after the last line.
  ahead=$!
  disown
}

images() {
  [[ $cluster == devcluster ]] || return 0
  local code=0
  hack/image >"$results/images.log" 2>&1 || code=$?
  ((code == 0)) || count images failed 1
  flock "$results/begun" sed 's/^/  /; 1i== images' "$results/images.log"
}
