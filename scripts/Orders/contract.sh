#!/usr/bin/env bash
# Sample data for scripts/test-contract.sh, on the server at CONTRACT_ADDRESS. Prints what is there: see
# scripts/contract/form_checks.py.
source "$(dirname "$0")/../common.sh"

# Asks the address for the answer to a POST.
post() {
  curl --silent --show-error --fail --header 'Content-Type: application/json' --data "$2" "$CONTRACT_ADDRESS$1"
}

# The text of a member of the JSON on standard input.
member() {
  python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

customer="$(post /api/v1/customers '{"external_ref":"1","name":"Corner Shop","country":"United Kingdom"}' | member id)"
printf '%s\n' "path /api/v1/customers/ $customer" "field customer_id $customer"
post /api/v1/products/85123A/stock '{"quantity":1000000}' >/dev/null
printf '%s\n' "field product_id 85123A"
items='{"product_id":"85123A","quantity":2,"unit_price":255},{"product_id":"85123A","quantity":1,"unit_price":295}'
for _ in 1 2 3 4 5 6; do
  order="$(post /api/v1/orders "{\"customer_id\":\"$customer\",\"currency\":\"GBP\",\"items\":[$items]}" | member id)"
  printf '%s\n' "path /api/v1/orders/ $order"
done
