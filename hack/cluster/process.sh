# Components are processes whose working directory is the state folder: a pid file of a crashed machine never names a stranger.

start() {
  local name=$1; shift
  (cd "$STATE" && exec setsid nohup "$@" >"$STATE/log/$name.log" 2>&1 </dev/null 9>&-) &
  echo $! >"$STATE/pid/$name"
}

pid_of() { cat "$STATE/pid/$1" 2>/dev/null; }

is_alive() {
  local pid; pid=$(pid_of "$1") || return 1
  [[ $(readlink "/proc/$pid/cwd" 2>/dev/null) == "$STATE"* ]] && [[ $(process_state "$pid") != Z ]]
}

process_state() { awk '/^State:/ {print $2}' "/proc/$1/status" 2>/dev/null; }

status() {
  local c pid all=0
  for c in "${COMPONENTS[@]}"; do
    if is_alive "$c"; then
      pid=$(pid_of "$c")
      printf '%-24s %-8s pid %-8s %4d MiB\n' "$c" "$([[ $(process_state "$pid") == T ]] && echo paused || echo running)" "$pid" \
        $(($(awk '/^VmRSS:/ {print $2}' "/proc/$pid/status") / 1024))
    else
      printf '%-24s stopped\n' "$c"
      all=3
    fi
  done
  return $all
}

signal_component() {
  local known=" ${COMPONENTS[*]} "
  [[ -n $2 && $known == *" $2 "* ]] || die "no component \"$2\"; there are: ${COMPONENTS[*]}"
  is_alive "$2" || die "$2 does not run"
  kill "-$1" "$(pid_of "$2")"
}

pause_component() { signal_component STOP "$1"; }
resume_component() { signal_component CONT "$1"; }

load() {
  [[ -r $1 ]] || die "cannot read the archive $1"
  ctr -a "$STATE/containerd.sock" -n k8s.io images import "$1" || die "containerd did not take $1"
}
