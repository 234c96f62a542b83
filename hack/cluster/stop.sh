# `down`: found by facts (processes, cgroups, mounts, chains), not by what `up` remembers, so that it also cleans up after a crash.

down() {
  local c any=no
  for c in "${COMPONENTS[@]}"; do is_alive "$c" && any=yes; done
  remove_leftovers
  say "$([[ $any == yes ]] && echo down || echo 'was not up; nothing is left of it')"
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

# The kubelet first, or it starts again what is stopped; etcd last, or the others complain.
stop_components() {
  local c i stopped=()
  for c in kubelet kube-proxy kube-scheduler kube-controller-manager kube-apiserver containerd etcd; do
    is_alive "$c" || continue
    kill -TERM "$(pid_of "$c")" && kill -CONT "$(pid_of "$c")" || true
    stopped+=("$c")
  done 2>/dev/null
  for c in "${stopped[@]}"; do
    for ((i = 0; i < 100; i++)); do is_alive "$c" || continue 2; sleep 0.1; done
    kill -KILL "$(pid_of "$c")" 2>/dev/null || true
  done
}

# Containers are what lives in our cgroup; their shims are told from others by the socket of our containerd.
kill_pods() {
  local pids i
  for ((i = 0; i < 50; i++)); do
    pids=$( { grep -lsE ':/devcluster/' /proc/[0-9]*/cgroup; grep -lsz -e "^$STATE/containerd.sock" /proc/[0-9]*/cmdline; } | cut -d/ -f3 | sort -u || true)
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
  local uid socket
  for uid in "$STATE"/kubelet/pods/*; do rm -rf "/var/log/pods/"*"_${uid##*/}"; done
  for socket in "$STATE"/containerd-state/io.containerd.runtime.v2.task/*/*/address; do
    [[ -r $socket ]] && rm -f "$(sed 's#^unix://##' "$socket")"
  done
  rm -f /var/lib/cni/results/devcluster-*
  find /var/log/containers -maxdepth 1 -xtype l -delete 2>/dev/null || true
  rm -f /var/lib/kubelet/device-plugins/{kubelet.sock,kubelet_internal_checkpoint,DEPRECATION}
  rmdir /var/lib/kubelet/device-plugins /var/lib/kubelet /var/log/pods /var/log/containers /var/lib/cni/results /var/lib/cni 2>/dev/null || true
  rm -rf --one-file-system "$STATE"
}
