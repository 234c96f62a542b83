# Running suites and counting. Suites that run at the same time count into files of their own; each is shown when it has ended, in one piece.

# count LABEL passed|failed NUMBER, or count LABEL left_out "NUMBER (WHY)"
count() { printf '%s %s\n' "$2" "$3" >>"$results/$1.counts"; }

# A shell that waits is stopped by a signal at once; one that runs a program is stopped after it.
interruptibly() { "$@" & wait $!; }

# at_once N COMMAND...: each command in one word, at most so many of them at a time.
at_once() (
  local most=$1
  shift
  for command in "$@"; do
    while (($(jobs -pr | wc -l) >= most)); do wait -n || true; done
    $command &
  done
  wait
)

# behind_others COMMAND...: with what the others leave of the processors. As a command of at_once, it lowers a shell of its own.
behind_others() {
  renice -n 19 -p "$BASHPID" >/dev/null
  "$@"
}

# suite PROJECT [LABEL [OPTION...]]
suite() {
  local label=${2:-$1}
  echo "$label" >>"$results/begun"
  run "$1" "$label" "${@:3}" >"$results/$label.shown"
  flock "$results/begun" cat "$results/$label.shown"
}

run() {
  local project=$1 label=$2 runner log=$results/$2.log code=0 summary
  echo "== $label"
  runner=$(find "artifacts/bin/$project/release" -maxdepth 1 -type f -perm -u+x \( -name "NetworkTelemetry.$project" -o -name "$project" \) | head -1)
  # What runs in the background ignores Ctrl-C, and so would the programs that the tests interrupt.
  env --default-signal=INT timeout --kill-after=30 1200 "$runner" "${@:3}" -noColor -noLogo -xml "$results/$label.xml" >"$log" 2>&1 </dev/null || code=$?
  summary=$(grep -E '^ +[^ ]+ +Total: ' "$log" | tail -1 || true)
  if [[ -z $summary ]] || (($(figure Total "$summary") == 0)); then
    tail -30 "$log"
    echo "  $label ran no test (exit code $code)"
    count "$label" failed 1
  else
    count_suite "$project" "$label" "$code" "$summary"
    echo "  $(sed -E 's/^ +[^ ]+ +//' <<<"$summary")"
  fi
}

figure() { sed -nE "s/.* $1: ([0-9]+).*/\1/p" <<<"$2"; }

count_suite() {
  local project=$1 label=$2 code=$3 summary=$4 log=$results/$2.log failed errors skipped
  failed=$(figure Failed "$summary") skipped=$(figure Skipped "$summary")
  errors=$((failed + $(figure Errors "$summary")))
  # A runner that dies after its last test has failed all the same.
  ((code == 0 || errors > 0)) || errors=1
  count "$label" passed $(($(figure Total "$summary") - failed - skipped))
  count "$label" failed $errors
  ((errors == 0)) || grep -vE '^ *(Discover|Starting|Finished)' "$log" | sed -n 1,120p
  ((skipped == 0)) || count_skipped "$project" "$label" "$skipped"
}

count_skipped() {
  local project=$1 label=$2 skipped=$3 reason
  if [[ -n $why && " ${kubernetes[*]} " == *" $project "* ]]; then
    count "$label" left_out "$skipped (tests/$project: $why)"
    return
  fi
  grep -A1 -F '[SKIP]' "$results/$label.log" | grep -vE '\[SKIP\]|^--' | sed 's/^ *//' | sort | uniq -c | while read -r skipped reason; do
    count "$label" left_out "$skipped ($reason)"
  done
}

# The last line is the verdict. A suite that began and counted nothing was stopped by something else.
conclude() {
  local label
  while read -r label; do [[ -s $results/$label.counts ]] || { echo "  $label did not end"; count "$label" failed 1; }; done <"$results/begun"
  sed -n 's/^left_out /left out: /p' "$results"/*.counts
  echo "  Time: $((SECONDS / 60)) min $((SECONDS % 60)) s"
  cat "$results"/*.counts | awk '{n[$1] += $2} END {printf "%d passed, %d failed\n", n["passed"], n["failed"]; exit n["failed"] > 0}'
}

# Whoever stops the script in the middle stops what it started.
clean_up() {
  local pid
  for pid in $(jobs -p) $ahead; do stop_tree "$pid"; done
  end_cluster
}

# Parents first, or they go on with what comes next.
stop_tree() {
  local child children
  children=$(pgrep -P "$1" || true)
  kill "$1" 2>/dev/null || true
  for child in $children; do stop_tree "$child"; done
}
