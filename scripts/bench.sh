#!/usr/bin/env bash
# Measures: first the benchmarks of the package (arguments go to them), then the server over HTTP when wrk is there.
source "$(dirname "$0")/common.sh"

duration="${DURATION:-5}"
connections="${CONNECTIONS:-32}"

say "building (release)"
swift build --configuration release
binaries="$(swift build --configuration release --show-bin-path)"

say "benchmarks"
"$binaries/Benchmarks" "$@"

say "HTTP"
if ! command -v wrk >/dev/null || ! command -v curl >/dev/null; then
  warn "skipped: wrk or curl is not installed. On Debian and Ubuntu, run as root: apt-get install -y wrk curl"
  exit 0
fi

work="$(mktemp -d)"
clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT
port="$(free_port 8080)"
base="http://127.0.0.1:$port"
start_server "$port" "$work/data" "$binaries/tandem" --log-level warning --http-max-connections 500

post() {
  curl --silent --show-error --fail --header "Content-Type: application/json" --header "Idempotency-Key: \"bench-$RANDOM-$RANDOM\"" \
    --data "$2" "$base$1"
}

answered_id() { sed -E 's/.*"id":[[:space:]]*"([^"]*)".*/\1/'; }

post /api/v1/products/BENCH/stock '{"quantity":1000000}' >/dev/null
for ((number = 0; number < 20; number++)); do post /api/v1/products/BENCH/stock '{"quantity":1000000}' >/dev/null; done
customer="$(post /api/v1/customers '{"external_ref":"bench","name":"Bench","country":"United Kingdom"}' | answered_id)"
body="{\"customer_id\":\"$customer\",\"currency\":\"GBP\",\"items\":[{\"product_id\":\"BENCH\",\"quantity\":1,\"unit_price\":100}],\"shipping_address\":{\"street\":\"1 High Street\",\"city\":\"London\",\"postal_code\":\"N1 9GU\",\"country\":\"United Kingdom\"}}"
for ((number = 0; number < 100; number++)); do order="$(post /api/v1/orders "$body" | answered_id)"; done

cat >"$work/post.lua" <<LUA
wrk.method = "POST"
wrk.body = '$body'
wrk.headers["Content-Type"] = "application/json"
local thread_count = 0
function setup(thread) thread:set("thread_id", thread_count); thread_count = thread_count + 1 end
local number = 0
function request()
  number = number + 1
  wrk.headers["Idempotency-Key"] = '"wrk-' .. thread_id .. "-" .. number .. '"'
  return wrk.format(nil, nil)
end
LUA

# measure NAME CONNECTIONS PATH [wrk options]: one row of the table. CPU is the server's, for each request.
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

printf '| %-14s | %11s | %10s | %7s | %8s | %8s | %7s |\n' "work" "connections" "requests/s" "CPU µs" "50 %" "99 %" "not 2xx"
printf '|----------------|------------:|-----------:|--------:|---------:|---------:|--------:|\n'
measure "health" "$connections" /health/live
measure "read by key" "$connections" "/api/v1/orders/$order"
measure "page of 20" "$connections" "/api/v1/orders?limit=20"
for writers in 1 8 32; do measure "durable write" "$writers" /api/v1/orders --script "$work/post.lua"; done
