#!/usr/bin/env bash
# The story of an order, from the goods to their return. scripts/demo.sh runs it on a server of its own.
source "$(dirname "$0")/../common.sh"
source scripts/story.sh

say "goods arrive"
request POST /api/v1/products/85123A/stock '{"quantity":20}'
shows '"available":20'

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
request PATCH "/api/v1/customers/$customer" '{"name":"High Street Shop"}' "If-Match: $customer_tag"

say "a read that names the position of the last command is never older than it"
request GET "/api/v1/orders/$order" "" "Min-Position: $position" "Prefer: wait=5"
shows '"customer_name":"High Street Shop"' '"status":"shipped"' '"total_amount":1530' '"returned_amount":510'
request GET "/api/v1/customers/$customer/overview" "" "Min-Position: $position" "Prefer: wait=5"
shows '"name":"High Street Shop"' '"order_count":1' '"revenue":1020'
request GET "/api/v1/orders?status=shipped&limit=1" "" "Min-Position: $position" "Prefer: wait=5"
shows "\"id\":\"$order\"" '"total":1'

say "what can't be done is refused with what to mend"
expected=409
request POST /api/v1/orders "$(order_of 1000)"
shows /problems/insufficient-stock 'are left'
