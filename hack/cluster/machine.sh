# What this has to have of the machine: checked before anything is changed, with what to do about it.

INSTEAD="elsewhere let TELEMETRY_TEST_KUBECONFIG name the kubeconfig of kind, k3d or any other cluster"
PACKAGES=(etcd-server containerd runc containernetworking-plugins iptables conntrack iproute2 curl openssl gcc libc6-dev)
# Of etcd, the API server, the controllers, the kubelet, kube-proxy.
PORTS=(12379 12380 "$API_PORT" 10257 10259 10248 10250 11249 11256)

check_machine() {
  local id='' version=''
  [[ -r /etc/os-release ]] && { id=$(. /etc/os-release; echo "${ID:-}"); version=$(. /etc/os-release; echo "${VERSION_ID:-}"); }
  [[ $id == debian ]] || die "needs Debian 12 (bookworm), and this is ${id:-an unknown system} ${version}; $INSTEAD"
  [[ $version == 12* ]] || die "needs Debian 12 (bookworm), which has Kubernetes 1.20.2 and Go 1.19, and this is Debian ${version:-testing}; $INSTEAD"
  require_root
  [[ -c /dev/kmsg ]] || die "there is no /dev/kmsg, which the kubelet reads: start this container with --privileged or --device /dev/kmsg"
  check_cgroups
  check_privilege
  check_disk
}

# Version 1 has one hierarchy for each controller, version 2 one for all.
cgroup_hierarchies() {
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then echo /sys/fs/cgroup
  else awk '$3 == "cgroup" || $3 == "cgroup2" {print $2}' /proc/mounts; fi
}

check_cgroups() {
  local hint="in a container use --privileged --cgroupns=host" c folder
  [[ -n $(cgroup_hierarchies) ]] || die "no cgroups are mounted at /sys/fs/cgroup: $hint"
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    for c in cpu memory pids; do
      grep -qw "$c" /sys/fs/cgroup/cgroup.subtree_control || echo "+$c" >/sys/fs/cgroup/cgroup.subtree_control 2>/dev/null \
        || die "the cgroup controller $c cannot be handed on to pods: $hint"
    done
  else
    for c in cpu cpuset memory pids; do
      grep -q " cgroup .*\b$c\b" /proc/mounts || die "the cgroup controller $c is not mounted: $hint"
    done
  fi
  for folder in $(cgroup_hierarchies); do
    mkdir -p "$folder/devcluster" 2>/dev/null || die "cannot create a cgroup in $folder: $hint"
    rmdir "$folder/devcluster" 2>/dev/null || true
  done
}

check_privilege() {
  unshare --mount --net --pid --fork true 2>/dev/null || die "may not create namespaces: in a container use --privileged"
}

check_disk() {
  binaries_are_built && return
  local folder=$CACHE free
  while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
  free=$(df --output=avail -m "$folder" | tail -1)
  ((free >= 5000)) || die "building Kubernetes needs 5 GB below $CACHE, and there are $free MB; DEVCLUSTER_CACHE names another place"
}

check_ports() {
  local port user
  for port in "${PORTS[@]}"; do
    user=$(ss -Hltnp "sport = :$port" 2>/dev/null | sed -nE 's/.*users:\(\("([^"]+)",pid=([0-9]+).*/\1 (pid \2)/p' | head -1)
    [[ -z $(ss -Hltn "sport = :$port" 2>/dev/null) ]] || die "port $port is taken${user:+ by $user}; is there another Kubernetes on this machine?"
  done
}

apt_install() {
  local policy=/usr/sbin/policy-rc.d made=no code=0
  mkdir -p "$CACHE"
  # Debian starts what it installs; our etcd and containerd are our own.
  [[ -e $policy ]] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"; made=yes; }
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$CACHE/apt.log" 2>&1 || code=$?
  [[ $made == no ]] || rm -f "$policy"
  ((code == 0)) || die "apt-get could not install $*: $(grep '^[EW]:' "$CACHE/apt.log" | head -1); all of it is in $CACHE/apt.log"
}

missing_packages() {
  local p
  for p in "$@"; do [[ $(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null) == installed ]] || echo "$p"; done
}

install_packages() {
  local missing; mapfile -t missing < <(missing_packages "${PACKAGES[@]}")
  if ((${#missing[@]})); then step "$1" "installing ${missing[*]}"; apt_install "${missing[@]}"; else step "$1" "packages: all there"; fi
}
