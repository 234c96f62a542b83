# `down`: found by facts (processes, cgroups, mounts, chains), not by what `up` remembers, so that it also cleans up after a crash.

down() {
  local c any=no
  for c in "${COMPONENTS[@]}"; do is_alive "$c" && any=yes; done
  remove_leftovers
  local left; left=$(leftovers)
  [[ -z $left ]] || die "down, but this is left: $left"
  # Those that wait for the lock notice that it is not the file any more.
  rm -f "$LOCK"
  say "$([[ $any == yes ]] && echo 'down; nothing is left of it' || echo 'was not up; nothing is left of it')"
}

# What a clean stop must not leave, one line each.
leftovers() {
  local folder
  pods_and_shims | sed 's/^/process /'
  awk -v s="$STATE/" 'index($2, s) == 1 {print "mount " $2}' /proc/mounts
  for folder in $(cgroup_hierarchies); do [[ ! -d $folder/devcluster ]] || echo "cgroup $folder/devcluster"; done
  ip -o link show "$BRIDGE" 2>/dev/null | awk '{print "interface " $2}'
  { iptables-save; ip6tables-save; } 2>/dev/null | sed -n 's/^:\(KUBE-[^ ]*\).*/chain \1/p'
  [[ ! -e $STATE ]] || echo "folder $STATE"
}

remove_leftovers() {
  cd /
  stop_components
  kill_pods
  remove_mounts
  remove_cgroups
  ip link del "$BRIDGE" 2>/dev/null || true
  remove_chains
  restore_sysctls
  remove_files
}

# At once: all state goes with them. The kubelet is the first, or it starts again what is stopped.
stop_components() {
  local c
  for c in kubelet kube-proxy kube-scheduler kube-controller-manager kube-apiserver containerd etcd; do
    ! is_alive "$c" || kill -KILL "$(pid_of "$c")" 2>/dev/null || true
  done
}

# Containers are what lives in our cgroup; their shims are told from others by the socket of our containerd.
pods_and_shims() {
  { grep -lsE ':/devcluster/' /proc/[0-9]*/cgroup; grep -lsz -e "^$STATE/containerd.sock" /proc/[0-9]*/cmdline; } | cut -d/ -f3 | sort -u || true
}

kill_pods() {
  local pids i
  for ((i = 0; i < 50; i++)); do
    pids=$(pods_and_shims)
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086
    kill -KILL $pids 2>/dev/null || true
    sleep 0.1
  done
}

remove_mounts() {
  awk -v s="$STATE/" 'index($2, s) == 1 {print $2}' /proc/mounts | sort -r | xargs -r umount -l 2>/dev/null || true
}

remove_cgroups() {
  local folder i
  for folder in $(cgroup_hierarchies); do
    [[ -d $folder/devcluster ]] || continue
    # The kernel buries processes after they are gone from /proc.
    for ((i = 0; i < 30; i++)); do
      find "$folder/devcluster" -depth -type d -exec rmdir {} + 2>/dev/null && break
      sleep 0.1
    done
  done
}

# One transaction for each table, so that nobody else's rules are touched.
remove_chains() {
  local tool table rules
  for tool in iptables ip6tables; do
    command -v $tool >/dev/null || continue
    for table in mangle filter nat; do
      rules=$($tool-save -t $table 2>/dev/null | awk '
        /^-A / && $2 !~ /^KUBE-/ && / -j KUBE-/ {sub(/^-A/, "-D"); print}
        /^:KUBE-/ {chain = substr($1, 2); flush = flush "-F " chain "\n"; remove = remove "-X " chain "\n"}
        END {printf "%s%s", flush, remove}')
      [[ -z $rules ]] || printf '*%s\n%s\nCOMMIT\n' $table "$rules" | $tool-restore --noflush || say "could not remove the chains of the table $table ($tool)"
    done
  done
}

restore_sysctls() {
  local key value
  [[ -r $STATE/sysctls ]] || return 0
  while read -r key value; do [[ $(cat "/proc/sys/$key") == "$value" ]] || echo "$value" >"/proc/sys/$key" || true; done <"$STATE/sysctls" 2>/dev/null
}

# Some paths are written into the kubelet, containerd and the CNI library.
remove_files() {
  local uid socket sandbox
  for uid in "$STATE"/kubelet/pods/*; do rm -rf "/var/log/pods/"*"_${uid##*/}"; done
  for socket in "$STATE"/containerd-state/io.containerd.runtime.v2.task/*/*/address; do
    [[ -r $socket ]] && rm -f "$(sed 's#^unix://##' "$socket")"
  done
  for sandbox in "$STATE"/containerd/io.containerd.grpc.v1.cri/sandboxes/*; do rm -f "/var/lib/cni/results/"*"-${sandbox##*/}-"*; done
  find /var/log/containers -maxdepth 1 -xtype l -delete 2>/dev/null || true
  rm -f /var/lib/kubelet/device-plugins/{kubelet.sock,kubelet_internal_checkpoint,DEPRECATION}
  rmdir /var/lib/kubelet/device-plugins /var/lib/kubelet /var/log/pods /var/log/containers /var/lib/cni/results /var/lib/cni 2>/dev/null || true
  rm -rf --one-file-system "$STATE"
}
