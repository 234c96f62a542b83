# `up`. Everything that it changes on the machine is undone by `down` (stop.sh), also after a crash.

up() {
  if [[ -e $STATE/kubeconfig ]] && status | awk '$2 != "running" {exit 1}' && node_is_ready; then
    say "already up: export KUBECONFIG=$STATE/kubeconfig"
    return
  fi
  install_packages 1/9
  build 2/9
  step 3/9 "network and folders"
  remove_leftovers
  check_ports
  trap give_up EXIT
  trap 'exit 130' INT TERM
  prepare
  step 4/9 "etcd and containerd"
  start_runtime
  step 5/9 "kube-apiserver"
  start_api_server
  step 6/9 "kube-controller-manager and kube-scheduler"
  start_controllers
  step 7/9 "the pause image"
  load_pause_image
  step 8/9 "kubelet and kube-proxy"
  start_node
  step 9/9 "waiting for the node"
  wait_for "the node" kubelet node_is_ready
  wait_for "the default service account" kube-controller-manager api /api/v1/namespaces/default/serviceaccounts/default
  trap - EXIT INT TERM
  say "up after $SECONDS s: export KUBECONFIG=$STATE/kubeconfig"
}

# What was half started is stopped again; the logs are kept, because they say why.
give_up() {
  local code=$?
  rm -rf "$CACHE/failed-logs" && cp -r "$STATE/log" "$CACHE/failed-logs" 2>/dev/null && say "did not come up; the logs are in $CACHE/failed-logs"
  remove_leftovers
  exit $code
}

api() { curl -sf -m 5 --noproxy '*' --cacert "$STATE/certs/apiserver.crt" -H "Authorization: Bearer $(cat "$STATE/token")" "https://$NODE_IP:$API_PORT$1"; }

node_is_ready() { api /api/v1/nodes/node-1 | tr -d ' \n' | grep '"reason":"KubeletReady"' >/dev/null; }

# wait_for WHAT COMPONENT COMMAND...: a component that has ended is not waited for.
wait_for() {
  local what=$1 component=$2 i; shift 2
  for ((i = 0; i < 360; i++)); do
    "$@" >/dev/null 2>&1 && return
    is_alive "$component" || die "$component ended: $(tail -n 1 "$STATE/log/$component.log")"
    sleep 0.25
  done
  die "$what did not become ready in 90 s: $(tail -n 1 "$STATE/log/$component.log")"
}

prepare() {
  local key
  mkdir -p "$STATE"/{log,pid,cni,pause-root,etcd,certs} && cd "$STATE"
  # The kubelet and kube-proxy set these; `down` sets them back.
  for key in net/ipv4/ip_forward net/ipv4/conf/all/route_localnet net/bridge/bridge-nf-call-iptables vm/overcommit_memory \
    kernel/panic kernel/panic_on_oops kernel/keys/root_maxkeys kernel/keys/root_maxbytes; do
    [[ -r /proc/sys/$key ]] && echo "$key $(cat "/proc/sys/$key")"
  done >sysctls
  ip link add "$BRIDGE" type bridge && ip addr add "$NODE_IP/24" dev "$BRIDGE" && ip link set "$BRIDGE" up
  echo 1 >/proc/sys/net/ipv4/ip_forward
  echo 1 2>/dev/null >/proc/sys/net/bridge/bridge-nf-call-iptables || true
  for key in $(cgroup_hierarchies); do mkdir -p "$key/devcluster"; done
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    for key in $(cat /sys/fs/cgroup/cgroup.subtree_control); do echo "+$key"; done >/sys/fs/cgroup/devcluster/cgroup.subtree_control 2>/dev/null || true
  fi
  umask 077
  openssl genrsa -out sa.key 2048 2>/dev/null && openssl rsa -in sa.key -pubout -out sa.pub 2>/dev/null
  # With this the API server, and nobody else, may ask the kubelet for logs and commands in pods.
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /O=system:masters/CN=kube-apiserver -keyout kubelet-client.key -out kubelet-client.crt 2>/dev/null
  openssl rand -hex 16 >token
  echo "$(cat token),admin,1,\"system:masters\"" >tokens.csv
  cat >kubeconfig <<E
apiVersion: v1
kind: Config
clusters: [{name: devcluster, cluster: {server: "https://$NODE_IP:$API_PORT", certificate-authority: "$STATE/certs/apiserver.crt"}}]
users: [{name: admin, user: {token: "$(cat token)"}}]
contexts: [{name: devcluster, context: {cluster: devcluster, user: admin}}]
current-context: devcluster
E
  umask 022
  . "$PARTS/config.sh"
}

start_runtime() {
  start etcd etcd --data-dir "$STATE/etcd" --unsafe-no-fsync --listen-client-urls http://127.0.0.1:12379 \
    --advertise-client-urls http://127.0.0.1:12379 --listen-peer-urls http://127.0.0.1:12380
  start containerd containerd -c containerd.toml
}

start_api_server() {
  start kube-apiserver "$BIN/kube-apiserver" --etcd-servers=http://127.0.0.1:12379 --cert-dir="$STATE/certs" --secure-port="$API_PORT" \
    --bind-address="$NODE_IP" --advertise-address="$NODE_IP" --service-cluster-ip-range=10.96.0.0/16 --allow-privileged=true \
    --service-account-key-file=sa.pub --service-account-signing-key-file=sa.key --service-account-issuer=https://kubernetes.default.svc \
    --api-audiences=https://kubernetes.default.svc --token-auth-file=tokens.csv --authorization-mode=Node,RBAC \
    --kubelet-client-certificate=kubelet-client.crt --kubelet-client-key=kubelet-client.key --kubelet-preferred-address-types=InternalIP
  wait_for "the API server" kube-apiserver api /readyz
}

start_controllers() {
  start kube-controller-manager "$BIN/kube-controller-manager" --kubeconfig=kubeconfig --service-account-private-key-file=sa.key \
    --root-ca-file=certs/apiserver.crt --controllers='*,-nodeipam,-route,-service,-cloud-node-lifecycle,-ttl' \
    --leader-elect=false --port=0 --bind-address=127.0.0.1 --cert-dir="$STATE/certs-controller-manager"
  start kube-scheduler "$BIN/kube-scheduler" --kubeconfig=kubeconfig --leader-elect=false --port=0 --bind-address=127.0.0.1 --cert-dir="$STATE/certs-scheduler"
}

load_pause_image() {
  install -m 755 "$BIN/pause" pause-root/pause
  make_archive pause.tar pause-root '{"Entrypoint":["/pause"]}' devcluster/pause:1
  wait_for containerd containerd ctr -a "$STATE/containerd.sock" version
  load pause.tar >/dev/null
}

start_node() {
  start kubelet "$BIN/kubelet" --config=kubelet.yaml --kubeconfig=kubeconfig --container-runtime=remote \
    --container-runtime-endpoint="unix://$STATE/containerd.sock" --root-dir="$STATE/kubelet" --hostname-override=node-1 \
    --node-ip="$NODE_IP" --cert-dir="$STATE/kubelet-certs" --volume-plugin-dir="$STATE/volume-plugins"
  start kube-proxy "$BIN/kube-proxy" --kubeconfig=kubeconfig --hostname-override=node-1 --proxy-mode=iptables --cluster-cidr=10.244.0.0/24 \
    --conntrack-max-per-core=0 --conntrack-tcp-timeout-established=0 --conntrack-tcp-timeout-close-wait=0 \
    --metrics-bind-address=127.0.0.1:11249 --healthz-bind-address=127.0.0.1:11256
}
