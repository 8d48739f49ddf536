#!/usr/bin/env bash
# A short story told to a server of its own, on empty data: every request and its real answer are printed.
source "$(dirname "$0")/common.sh"

configuration="${CONFIG:-release}"
command -v curl >/dev/null || fail "The demo needs curl. On Debian and Ubuntu, run as root: apt-get install -y curl"

say "building ($configuration)"
swift build --configuration "$configuration" --product tandem
binary="$(swift build --configuration "$configuration" --show-bin-path)/tandem"

work="$(mktemp -d)"
clean_up() {
  stop_server
  rm -rf "$work"
}
trap clean_up EXIT
port="$(free_port "${HTTP_PORT:-8080}")"
start_server "$port" "$work/data" "$binary"
say "the server is ready on http://127.0.0.1:$port"

# The answer of the last request.
answer="" etag="" position=""

# request METHOD PATH [BODY] [HEADER…]
request() {
  local method="$1" path="$2" body="${3:-}"
  shift $(($# < 3 ? $# : 3))
  local -a options=(--silent --show-error --request "$method" --dump-header "$work/headers" --output "$work/body")
  local name
  for name in "$@"; do options+=(--header "$name"); done
  if [[ "$method" == POST ]]; then
    keys=$((keys + 1))
    # Without a body it says so: a length of zero, and no type.
    options+=(--header "Idempotency-Key: \"demo-$$-$keys\"" --header "Content-Type:${body:+ application/json}" --data "$body")
  elif [[ "$method" == PATCH ]]; then
    options+=(--header "Content-Type: application/merge-patch+json" --data "$body")
  fi
  printf '\n%s %s %s\n' "$method" "$path" "$body"
  for name in "$@"; do printf '  %s\n' "$name"; done
  local status
  status="$(curl "${options[@]}" --write-out '%{http_code}' "http://127.0.0.1:$port$path")"
  answer="$(<"$work/body")"
  etag="$(header etag)"
  if [[ "$method" != GET ]]; then position="$(header x-position)"; fi
  printf '→ %s\n' "$status"
  grep -iE '^(etag|location|x-position|x-read-position):' "$work/headers" | sed 's/^/  /' || true
  printf '  %s\n' "$answer"
  [[ "$status" == "$expected"* ]] || fail "expected a status that begins with $expected"
  expected=2
}
keys=0
# How the status of the next answer begins.
expected=2

# The value of a header of the last answer.
header() {
  awk -v name="$1" 'BEGIN { FS = ": *" } tolower($1) == name { sub(/^[^:]*: */, ""); sub(/\r$/, ""); print; exit }' \
    "$work/headers"
}

# The first "id" of the last answer.
answered_id() {
  local pattern='"id":[[:space:]]*"([^"]*)"'
  [[ "$answer" =~ $pattern ]] || fail "there is no id in the answer"
  printf '%s\n' "${BASH_REMATCH[1]}"
}

# change PATH [BODY]: a POST on the version that the last answer had.
change() {
  request POST "$1" "${2:-}" ${etag:+"If-Match: $etag"}
}

say "goods arrive"
request POST /api/v1/products/85123A/stock '{"quantity":20}'

say "a customer registers"
request POST /api/v1/customers '{"external_ref":"demo-17850","name":"Corner Shop","country":"United Kingdom"}'
customer="$(answered_id)" customer_tag="$etag"

say "and orders"
order_of() {
  printf '%s' "{\"customer_id\":\"$customer\",\"currency\":\"GBP\"," \
    "\"items\":[{\"product_id\":\"85123A\",\"quantity\":$1,\"unit_price\":255}]," \
    '"shipping_address":{"street":"1 High Street","city":"London","postal_code":"N1 9GU","country":"United Kingdom"}}'
}
request POST /api/v1/orders "$(order_of 6)"
order="$(answered_id)"

say "the order is confirmed, shipped, and two pieces come back"
change "/api/v1/orders/$order/confirm"
change "/api/v1/orders/$order/ship"
change "/api/v1/orders/$order/returns" '{"items":[{"line":1,"quantity":2}]}'

say "the customer takes another name, which their orders show too"
request PATCH "/api/v1/customers/$customer" '{"name":"Corner Shop"}' "If-Match: $customer_tag"

say "a read that names the position of the last command is never older than it"
request GET "/api/v1/orders/$order" "" "Min-Position: $position" "Prefer: wait=5"
request GET "/api/v1/customers/$customer/overview" "" "Min-Position: $position" "Prefer: wait=5"
request GET "/api/v1/orders?status=shipped&limit=1" "" "Min-Position: $position" "Prefer: wait=5"

say "what can't be done is refused with what to mend"
expected=409
request POST /api/v1/orders "$(order_of 1000)"

printf '\n'
say "that was it; the server stops and its data goes. To keep one running: make run"
