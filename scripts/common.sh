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
start_server() {
  local port="$1" folder="$2" binary="$3"
  shift 3
  "$binary" serve --http-port "$port" --data-folder "$folder" --development-principal admin "$@" 2>"$folder.log" &
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
