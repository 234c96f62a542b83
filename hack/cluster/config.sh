# The files of containerd and the kubelet; read by `prepare` in the state folder.

# Overlays cannot be stacked: in a container, images are copied instead.
snapshotter=overlayfs
[[ $(stat -f -c %T "$STATE") != overlayfs ]] || snapshotter=native

cat >cni/10-bridge.conflist <<E
{"cniVersion":"0.4.0","name":"devcluster","plugins":[
 {"type":"bridge","bridge":"$BRIDGE","isGateway":true,"hairpinMode":true,"ipMasq":false,
  "ipam":{"type":"host-local","dataDir":"$STATE/ipam","ranges":[[{"subnet":"10.244.0.0/24"}]],"routes":[{"dst":"0.0.0.0/0"}]}}]}
E

cat >containerd.toml <<E
version = 2
root = "$STATE/containerd"
state = "$STATE/containerd-state"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs"]
[grpc]
  address = "$STATE/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
  path = "$STATE/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "devcluster/pause:1"
  restrict_oom_score_adj = true
  enable_unprivileged_icmp = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$STATE/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$snapshotter"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      Root = "$STATE/runc"
E

cat >kubelet.yaml <<E
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE_IP
authentication: {anonymous: {enabled: false}, webhook: {enabled: false}, x509: {clientCAFile: $STATE/kubelet-client.crt}}
authorization: {mode: AlwaysAllow}
cgroupDriver: cgroupfs
cgroupRoot: /devcluster
failSwapOn: false
makeIPTablesUtilChains: true
resolvConf: /etc/resolv.conf
syncFrequency: 10s
nodeStatusUpdateFrequency: 2s
maxPods: 250
allowedUnsafeSysctls: ["net.ipv4.ping_group_range"]
evictionHard: {memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1%}
E
