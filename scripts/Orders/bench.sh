#!/usr/bin/env bash
# The server over HTTP: an order by key, a page of orders, and orders placed.
source "$(dirname "$0")/../common.sh"
source scripts/http-bench.sh

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

heading
measure "health" "$connections" /health/live
measure "read by key" "$connections" "/api/v1/orders/$order"
measure "page of 20" "$connections" "/api/v1/orders?limit=20"
for writers in 1 8 32; do measure "durable write" "$writers" /api/v1/orders --script "$work/post.lua"; done
