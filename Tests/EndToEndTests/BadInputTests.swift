import Foundation
import JSON
import TestSupport
import Testing

/// Whatever a client sends is answered with a 4xx problem that says what to mend, and the server goes on answering.
@Suite struct BadInputTests {
  private struct Case {
    let name: String
    let request: Request
    let status: Int
    let type: String
    /// Of `errors`, sorted; none for a problem of the whole request.
    var pointers: [String] = []
  }

  @Test func badRequestsAreAnsweredWithWhatToMend() async throws {
    let server = try await TandemProcess(try TemporaryFolder())
    let shop = Shop(server: server)
    try await shop.receive(10)
    let customer = try await shop.register("17850")
    for bad in Self.cases(customer) {
      let reply = try await server.send(bad.request)
      #expect(reply.status == bad.status, "\(bad.name): \(reply.text.prefix(300))")
      #expect(reply.headers["content-type"] == "application/problem+json", "\(bad.name)")
      let problem = try #require(reply.json, "\(bad.name)")
      #expect(problem["type"] == .string("/problems/\(bad.type)"), "\(bad.name)")
      #expect(problem["status"] == .integer(Int64(bad.status)), "\(bad.name)")
      #expect(problem["title"]?.string?.isEmpty == false, "\(bad.name)")
      #expect(problem["detail"]?.string?.isEmpty == false, "\(bad.name)")
      let errors = problem["errors"]?.elements ?? []
      let pointers = errors.compactMap { $0["pointer"]?.string }.sorted()
      #expect(pointers == bad.pointers, "\(bad.name)")
      let details = errors.compactMap { $0["detail"]?.string }.filter { !$0.isEmpty }
      #expect(details.count == errors.count, "\(bad.name)")
      let good = try await server.get("/api/v1/orders?limit=1")
      #expect(good.status == 200, "after \(bad.name)")
      // The type is an address that explains itself.
      let explained = try await server.get(problem["type"]?.string ?? "")
      #expect(explained.status == 200, "the type of \(bad.name)")
    }
    let order = try await server.send(Shop.order(of: customer))
    #expect(order.status == 201)
    await server.stop()
    #expect(!server.program.errors.whole().contains("ERROR"))
  }

  private static func cases(_ customer: String) -> [Case] {
    func order(_ items: String) -> Request {
      .post("/api/v1/orders", #"{"customer_id":"\#(customer)","currency":"GBP","items":\#(items)}"#)
    }
    func item(_ quantity: String, product: String = #""85123A""#) -> Request {
      order(#"[{"product_id":\#(product),"quantity":\#(quantity),"unit_price":255}]"#)
    }
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    return [
      Case(
        name: "no JSON", request: .post("/api/v1/orders", "quantity=1"), status: 400, type: "malformed-json",
        pointers: [""]),
      Case(
        name: "half an object", request: .post("/api/v1/orders", #"{"items":["#), status: 400, type: "malformed-json",
        pointers: ["/items/0"]),
      Case(
        name: "an empty body", request: .post("/api/v1/orders", "", headers: ["Content-Type": "application/json"]),
        status: 400, type: "malformed-json", pointers: [""]),
      Case(
        name: "a duplicate key", request: .post("/api/v1/products/A/stock", #"{"quantity":1,"quantity":2}"#),
        status: 400, type: "malformed-json", pointers: ["/quantity"]),
      Case(
        name: "too deep", request: .post("/api/v1/orders", deep), status: 400, type: "malformed-json",
        pointers: [String(repeating: "/0", count: 32)]),
      Case(
        name: "no object", request: .post("/api/v1/orders", "[]"), status: 422, type: "invalid-body", pointers: [""]),
      Case(
        name: "no media type", request: .post("/api/v1/orders", "{}", headers: ["Content-Type": "text/plain"]),
        status: 415, type: "unsupported-media-type"),
      Case(
        name: "wrong types",
        request: .post(
          "/api/v1/orders",
          #"{"customer_id":7,"currency":true,"items":[{"product_id":1,"quantity":"6","unit_price":2.55}]}"#),
        status: 422, type: "invalid-body",
        pointers: [
          "/currency", "/customer_id", "/items/0/product_id", "/items/0/quantity", "/items/0/unit_price",
        ]),
      Case(
        name: "unknown fields",
        request: .post(
          "/api/v1/orders",
          #"{"customer_id":"\#(customer)","currency":"GBP","total_amount":1,"items":[{"product_id":"A","quantity":1,"unit_price":1,"discount":9}]}"#
        ), status: 422, type: "invalid-body", pointers: ["/items/0/discount", "/total_amount"]),
      Case(
        name: "missing fields", request: .post("/api/v1/orders", #"{"items":[{}]}"#), status: 422, type: "invalid-body",
        pointers: [
          "/currency", "/customer_id", "/items/0/product_id", "/items/0/quantity", "/items/0/unit_price",
        ]),
      Case(
        name: "a negative quantity", request: item("-1"), status: 422, type: "invalid-order",
        pointers: ["/items/0/quantity"]),
      Case(
        name: "no quantity", request: item("0"), status: 422, type: "invalid-order", pointers: ["/items/0/quantity"]),
      Case(
        name: "a quantity of 2⁶³", request: item("9223372036854775808"), status: 422, type: "invalid-body",
        pointers: ["/items/0/quantity"]),
      Case(
        name: "a quantity of 2⁶³ − 1", request: item("9223372036854775807"), status: 422, type: "invalid-order",
        pointers: ["/items/0/quantity"]),
      Case(
        name: "a quantity of 1.0", request: item("1.0"), status: 422, type: "invalid-body",
        pointers: ["/items/0/quantity"]),
      Case(
        name: "an unknown product", request: item("1", product: #""NOWHERE""#), status: 422, type: "invalid-order",
        pointers: ["/items/0/product_id"]),
      Case(
        name: "a product with a control character", request: item("1", product: #""A\u0007""#), status: 422,
        type: "invalid-order", pointers: ["/items/0/product_id"]),
      Case(name: "an empty order", request: order("[]"), status: 422, type: "invalid-order", pointers: ["/items"]),
      Case(
        name: "an unknown customer",
        request: Shop.order(of: "00000000-0000-4000-8000-000000000000"), status: 422, type: "unknown-customer",
        pointers: ["/customer_id"]),
      Case(
        name: "a body of 2 MiB", request: .post("/api/v1/orders", String(repeating: " ", count: 2 << 20)), status: 413,
        type: "body-too-large"),
      Case(
        name: "a path of 4 KiB", request: Request(target: "/" + String(repeating: "a", count: 4 << 10)), status: 414,
        type: "target-too-long"),
      Case(name: "nothing there", request: Request(target: "/api/v1/nothing"), status: 404, type: "not-found"),
      Case(name: "an id that is none", request: Request(target: "/api/v1/orders/1"), status: 404, type: "not-found"),
      Case(
        name: "no such method", request: Request(method: "DELETE", target: "/api/v1/orders"), status: 405,
        type: "method-not-allowed"),
      Case(
        name: "an unknown parameter", request: Request(target: "/api/v1/orders?limit=0&colour=red"), status: 400,
        type: "malformed-request", pointers: ["query:colour", "query:limit"]),
      Case(
        name: "a position of nobody", request: Request(target: "/api/v1/orders", headers: ["Min-Position": "1.2"]),
        status: 400, type: "unknown-position"),
    ]
  }
}
