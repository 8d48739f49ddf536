import Foundation
import JSON
import TestSupport
import Testing

/// What a client sends of orders and can't be meant is answered with a problem that says what to mend.
@Suite struct OrdersBadInputTests {
  @Test func badRequestsAreAnsweredWithWhatToMend() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    let shop = Shop(server: server)
    try await shop.receive(10)
    let customer = try await shop.register("17850")
    for bad in Self.cases(customer) {
      try await bad.check(on: server, good: "/api/v1/orders?limit=1")
      try await bad.explained(on: server)
    }
    let order = try await server.send(Shop.order(of: customer))
    #expect(order.status == 201)
    await server.stop()
    #expect(!server.program.errors.whole().contains("ERROR"))
  }

  private static func cases(_ customer: String) -> [BadRequest] {
    func order(_ items: String) -> Request {
      .post("/api/v1/orders", #"{"customer_id":"\#(customer)","currency":"GBP","items":\#(items)}"#)
    }
    func item(_ quantity: String, product: String = #""85123A""#) -> Request {
      order(#"[{"product_id":\#(product),"quantity":\#(quantity),"unit_price":255}]"#)
    }
    return [
      BadRequest(
        name: "no JSON", request: .post("/api/v1/orders", "quantity=1"), status: 400, type: "malformed-json",
        pointers: [""]),
      BadRequest(
        name: "half an object", request: .post("/api/v1/orders", #"{"items":["#), status: 400, type: "malformed-json",
        pointers: ["/items/0"]),
      BadRequest(
        name: "a duplicate key", request: .post("/api/v1/products/A/stock", #"{"quantity":1,"quantity":2}"#),
        status: 400, type: "malformed-json", pointers: ["/quantity"]),
      BadRequest(
        name: "no object", request: .post("/api/v1/orders", "[]"), status: 422, type: "invalid-body", pointers: [""]),
      BadRequest(
        name: "wrong types",
        request: .post(
          "/api/v1/orders",
          #"{"customer_id":7,"currency":true,"items":[{"product_id":1,"quantity":"6","unit_price":2.55}]}"#),
        status: 422, type: "invalid-body",
        pointers: [
          "/currency", "/customer_id", "/items/0/product_id", "/items/0/quantity", "/items/0/unit_price",
        ]),
      BadRequest(
        name: "unknown fields",
        request: .post(
          "/api/v1/orders",
          #"{"customer_id":"\#(customer)","currency":"GBP","total_amount":1,"items":[{"product_id":"A","quantity":1,"unit_price":1,"discount":9}]}"#
        ), status: 422, type: "invalid-body", pointers: ["/items/0/discount", "/total_amount"]),
      BadRequest(
        name: "missing fields", request: .post("/api/v1/orders", #"{"items":[{}]}"#), status: 422, type: "invalid-body",
        pointers: [
          "/currency", "/customer_id", "/items/0/product_id", "/items/0/quantity", "/items/0/unit_price",
        ]),
      BadRequest(
        name: "a negative quantity", request: item("-1"), status: 422, type: "invalid-order",
        pointers: ["/items/0/quantity"]),
      BadRequest(
        name: "no quantity", request: item("0"), status: 422, type: "invalid-order", pointers: ["/items/0/quantity"]),
      BadRequest(
        name: "a quantity of 2⁶³", request: item("9223372036854775808"), status: 422, type: "invalid-body",
        pointers: ["/items/0/quantity"]),
      BadRequest(
        name: "a quantity of 2⁶³ − 1", request: item("9223372036854775807"), status: 422, type: "invalid-order",
        pointers: ["/items/0/quantity"]),
      BadRequest(
        name: "a quantity of 1.0", request: item("1.0"), status: 422, type: "invalid-body",
        pointers: ["/items/0/quantity"]),
      BadRequest(
        name: "an unknown product", request: item("1", product: #""NOWHERE""#), status: 422, type: "invalid-order",
        pointers: ["/items/0/product_id"]),
      BadRequest(
        name: "a product with a control character", request: item("1", product: #""A\u0007""#), status: 422,
        type: "invalid-order", pointers: ["/items/0/product_id"]),
      BadRequest(
        name: "an empty order", request: order("[]"), status: 422, type: "invalid-order", pointers: ["/items"]),
      BadRequest(
        name: "an unknown customer",
        request: Shop.order(of: "00000000-0000-4000-8000-000000000000"), status: 422, type: "unknown-customer",
        pointers: ["/customer_id"]),
    ]
  }
}
