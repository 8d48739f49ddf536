# shellcheck shell=bash
# What the other scripts share. Sourced, not run.

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "── $*"; }

warn() { printf '%s\n' "!! $*" >&2; }

fail() {
  printf '%s\n' "!! $*" >&2
  exit 1
}

# Whether version $1 is at least $2.
is_at_least() {
  local -a have want
  IFS=. read -r -a have <<<"$1"
  IFS=. read -r -a want <<<"$2"
  local index
  for index in 0 1 2; do
    local left="${have[index]:-0}" right="${want[index]:-0}"
    if ((10#$left != 10#$right)); then
      ((10#$left > 10#$right))
      return
    fi
  done
}

# "6.3.1", or nothing when there is no Swift.
swift_version() {
  local line
  line="$(swift --version 2>/dev/null)" || return 0
  [[ "$line" =~ Swift\ version\ ([0-9]+(\.[0-9]+)*) ]] || return 0
  printf '%s\n' "${BASH_REMATCH[1]}"
}

# Builds the tests and runs them, at most $2 at a time, with the options $3… of `swift test`. Shows figures and failures as
# they come and the runner's closing line; the whole log is kept in $1. Wants build-flags.sh.
run_tests() {
  local log="$1" width="$2" status
  local -a parallel=(--parallel)
  shift 2
  # The runner of earlier toolchains can't be told how many, and takes all tests at once.
  if ((width == 1)) || ! is_at_least "$(swift_version)" 6.3; then parallel=(--no-parallel); fi
  say "building the tests"
  swift build --build-tests ${build_flags[@]+"${build_flags[@]}"}
  say "running the tests; the whole log is in $log"
  set +e
  SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH="$width" \
    swift test --skip-build "${parallel[@]}" ${build_flags[@]+"${build_flags[@]}"} "$@" 2>&1 | tee "$log" |
    grep --line-buffered -E '^(▸|✘|warning:|error:)|Fatal error'
  status="${PIPESTATUS[0]}"
  set -e
  if ((status != 0)); then
    # A crash leaves no line of its own above; what came last is all there is.
    grep -q '^✘' "$log" || tail -n 40 "$log"
    fail "the tests failed (exit $status); see $log"
  fi
  grep -E "Test run with" "$log" || fail "the runner did not say how many tests ran; see $log"
}

# Runs the script of this name of each domain that has one, and says so where none has.
each_domain() {
  local script found=0
  for script in scripts/*/"$1.sh"; do
    if [[ -x "$script" ]]; then
      found=1
      "$script"
    fi
  done
  # Aside: what the scripts print may be read on.
  if ((found == 0)); then say "no domain has a $1.sh" >&2; fi
}

# Builds the program in the form $CONFIG, release without it; sets binary. With TANDEM, the path of a program that was
# built already, there is nothing to build.
build_program() {
  if [[ -n "${TANDEM:-}" ]]; then
    binary="$TANDEM"
    return
  fi
  source scripts/build-flags.sh
  local -a options=(--configuration "${CONFIG:-release}" ${build_flags[@]+"${build_flags[@]}"})
  say "building (${CONFIG:-release})"
  swift build "${options[@]}" --product tandem
  binary="$(swift build "${options[@]}" --show-bin-path)/tandem"
}

# Whether something on this machine listens on port $1.
is_port_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The first free port from $1 on.
free_port() {
  local port="$1"
  while is_port_taken "$port"; do port=$((port + 1)); done
  printf '%s\n' "$port"
}

# Starts the server on port $1 with data in folder $2 and waits until it is ready; sets server_pid. The rest are options.
# Every request is that of $development_principal.
start_server() {
  local port="$1" folder="$2" binary="$3"
  shift 3
  "$binary" serve --http-port "$port" --data-folder "$folder" --development-principal "$development_principal" \
    "$@" 2>"$folder.log" &
  server_pid=$!
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if curl --silent --fail --output /dev/null "http://127.0.0.1:$port/health/ready"; then return 0; fi
    if ! kill -0 "$server_pid" 2>/dev/null; then break; fi
    sleep 0.1
  done
  tail -n 20 "$folder.log" >&2
  fail "the server was not ready within 30 seconds"
}

# Asks the server to stop and waits until it has.
stop_server() {
  if [[ -n "${server_pid:-}" ]] && kill -TERM "$server_pid" 2>/dev/null; then
    wait "$server_pid" || true
  fi
  server_pid=""
}

server_pid=""
development_principal=admin
