# shellcheck shell=bash
# What measuring the server over HTTP needs; sourced, not run. Starts the server, built for release, on empty data.
# Sets `base`, `work`, `duration` and `connections`.

duration="${DURATION:-5}"
connections="${CONNECTIONS:-32}"
work="$(mktemp -d)"
clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT
port="$(free_port 8080)"
base="http://127.0.0.1:$port"
start_server "$port" "$work/data" "$(swift build --configuration release --show-bin-path)/tandem" --log-level warning --http-max-connections 500

post() {
  curl --silent --show-error --fail --header "Content-Type: application/json" --header "Idempotency-Key: \"bench-$RANDOM-$RANDOM\"" \
    --data "$2" "$base$1"
}

answered_id() { sed -E 's/.*"id":[[:space:]]*"([^"]*)".*/\1/'; }

# measure NAME CONNECTIONS PATH [wrk options]: one row of the table that `heading` begins. CPU is the server's, for each request.
measure() {
  local name="$1" connections="$2" path="$3" before after
  shift 3
  before="$(server_ticks)"
  wrk --threads 1 --connections "$connections" --duration "${duration}s" --latency "$@" "$base$path" >"$work/wrk.txt"
  after="$(server_ticks)"
  awk -v name="$name" -v connections="$connections" -v ticks="$((after - before))" -v hertz="$(getconf CLK_TCK)" '
    /requests in/ { count = $1 }
    /Requests\/sec/ { rate = $2 }
    $1 == "50%" { half = $2 }
    $1 == "99%" { most = $2 }
    /Non-2xx/ { bad = $NF }
    END { printf "| %-14s | %11s | %10s | %7.1f | %8s | %8s | %7s |\n", name, connections, rate, ticks / hertz * 1e6 / count, half, most, bad + 0 }' "$work/wrk.txt"
}

# User and system time of the server so far, in clock ticks; 0 where /proc does not tell.
server_ticks() { awk '{ print $14 + $15 }' "/proc/$server_pid/stat" 2>/dev/null || echo 0; }

heading() {
  printf '| %-14s | %11s | %10s | %7s | %8s | %8s | %7s |\n' "work" "connections" "requests/s" "CPU µs" "50 %" "99 %" "not 2xx"
  printf '|----------------|------------:|-----------:|--------:|---------:|---------:|--------:|\n'
}
