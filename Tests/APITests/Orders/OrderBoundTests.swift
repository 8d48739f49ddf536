import Foundation
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct OrderBoundTests {
  private static let allowed = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

  private static let ids = [
    "85123A", "BANK CHARGES", "...", "A%2FB", "%2e%2e", "A\\B", "A?B#C&D=E", "A;B", "caf\u{E9}", "cafe\u{301}", "+",
    "\"",
    "漢字", String(repeating: "x", count: 64), String(repeating: "🎩", count: 64),
    "A/B", "/", ".", "..", " A", "A ", "A\u{85}B", "", String(repeating: "x", count: 65),
    String(repeating: "e\u{301}", count: 33), String(repeating: "e\u{301}", count: 64),
  ]

  /// What gets into an order has an address, and what has none doesn't get in.
  @Test func aProductIsTakenIffItCanBeAddressed() async throws {
    try await Shop.open { shop async throws in
      var taken = 0
      for id in Self.ids {
        if try await isTakenWithItsAddress(id, by: shop) { taken += 1 }
      }
      #expect(taken == 15)
    }
  }

  /// False when neither the order nor the address is taken.
  private func isTakenWithItsAddress(_ id: String, by shop: Shop) async throws -> Bool {
    let product = String(decoding: try JSON.encode(id), as: UTF8.self)
    let placed = await shop.send(
      .post, "/api/v1/orders",
      json: """
        {"customer_id":"\(shop.customer)","currency":"GBP","placed_at":"2020-01-01T00:00:00Z",
         "items":[{"product_id":\(product),"quantity":1,"unit_price":1}]}
        """)
    let address = "/api/v1/products/\(id.addingPercentEncoding(withAllowedCharacters: Self.allowed) ?? "")"
    let received = await shop.send(.post, "\(address)/stock", json: #"{"quantity":1}"#)
    guard placed.status == 201 else {
      #expect(placed.status == 422)
      #expect(try placed.pointers == ["/items/0/product_id"])
      #expect([400, 404].contains(received.status), "\(id)")
      return false
    }
    #expect(received.status == 200, "\(id)")
    let read = try await shop.get(address, after: received)
    #expect(read.status == 200)
    #expect(try Array(read.text("id").utf8) == Array(id.utf8))
    let sales = await shop.send(.get, "\(address)/sales?from=2020-01-01&to=2020-01-02")
    #expect(try sales.json["days"]?.elements.first?["units_ordered"]?.integer == 1)
    return true
  }

  @Test func ofTenThousandFaultyItemsAHundredFaultsAreToldAndTheOthersCounted() async throws {
    try await Shop.open { shop async throws in
      let item = #"{"product_id":"/","quantity":0,"unit_price":0}"#
      for (count, faults) in [(33, 99), (34, 102), (10_000, 30_000), (12_000, 30_001)] {
        let answer = await shop.send(
          .post, "/api/v1/orders",
          json: """
            {"customer_id":"\(shop.customer)","currency":"GBP",
             "items":[\(Array(repeating: item, count: count).joined(separator: ","))]}
            """)
        #expect(answer.status == 422)
        #expect(try answer.pointers.count == min(faults, 100))
        #expect(try (answer.json["more_errors"]?.integer ?? 0) == max(0, faults - 100))
        #expect(answer.body.count < 32_768)
      }
    }
  }

  @Test func everyFaultyPartOfAReturnIsTold() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order()
      let answer = await shop.change(
        "\(order)/returns", version: 1,
        json: #"{"items":[{"line":1,"quantity":0},{"line":1,"quantity":1},{"line":9,"quantity":-1}]}"#)
      #expect(answer.status == 422)
      #expect(try answer.pointers == ["/items/0/quantity", "/items/2/quantity"])
    }
  }

  @Test func everyTextOfAnOrderAndACustomerIsBoundedInBytes() async throws {
    try await Shop.open { shop async throws in
      let marked = "a" + String(repeating: "\u{301}", count: 1_100)
      let customer = await shop.send(
        .post, "/api/v1/customers", json: #"{"external_ref":"\#(marked)","name":"\#(marked)","country":"\#(marked)"}"#)
      #expect(customer.status == 422)
      #expect(try customer.pointers == ["/external_ref", "/name", "/country"])
      let order = await shop.send(
        .post, "/api/v1/orders",
        json: """
          {"customer_id":"\(shop.customer)","currency":"\(marked)","items":[
           {"product_id":"\(marked)","quantity":1,"unit_price":1}],"shipping_address":{"recipient":"\(marked)",
           "street":"\(marked)","city":"\(marked)","postal_code":"\(marked)","country":"\(marked)"}}
          """)
      #expect(
        try order.pointers == ["/currency", "/items/0/product_id"]
          + ["recipient", "street", "city", "postal_code", "country"].map { "/shipping_address/\($0)" })
      let placed = try await shop.order()
      for (target, json, pointer) in [
        ("\(placed)/items", #"{"product_id":"\#(marked)","quantity":1,"unit_price":1}"#, "/product_id"),
        ("\(placed)/cancel", #"{"reason":"\#(marked)"}"#, "/reason"),
      ] {
        let answer = await shop.change(target, version: 1, json: json)
        #expect(answer.status == 422)
        #expect(try answer.pointers == [pointer])
      }
      let renamed = await shop.send(
        .patch, "/api/v1/customers/\(shop.customer)",
        headers: ["Content-Type": "application/merge-patch+json", "If-Match": "*"], json: #"{"name":"\#(marked)"}"#)
      #expect(try renamed.pointers == ["/name"])
    }
  }

  /// Two orders of the most that one may cost are beyond what a double counts by ones.
  @Test func whatCostsTheMostIsAddedUpExactly() async throws {
    try await Shop.open { shop async throws in
      let line = #"{"product_id":"gold","quantity":1000000,"unit_price":1000000000}"#
      let last = [
        #"{"product_id":"gold","quantity":1000000,"unit_price":7199254}"#,
        #"{"product_id":"gold","quantity":1,"unit_price":740991}"#,
      ]
      let lines = (Array(repeating: line, count: 9) + last).joined(separator: ",")
      let body = """
        {"customer_id":"\(shop.customer)","currency":"JPY","placed_at":"2020-01-01T00:00:00Z","items":[\(lines)]}
        """
      var answer = await shop.send(.post, "/api/v1/orders", json: body)
      #expect(answer.status == 201)
      let overview = "/api/v1/customers/\(shop.customer)/overview"
      func gross() async throws -> JSONValue? {
        try await shop.get(overview, after: answer).json["months"]?.elements.first?["gross_amount"]
      }
      #expect(try await gross() == .integer(9_007_199_254_740_991))
      answer = await shop.send(.post, "/api/v1/orders", json: body)
      #expect(try await gross() == .string("18014398509481982"))
      let order = try #require(answer.headers["Location"])
      answer = await shop.change("\(order)/cancel", version: 1, json: #"{"reason":"typo"}"#)
      #expect(try await gross() == .integer(9_007_199_254_740_991))
    }
  }
}
