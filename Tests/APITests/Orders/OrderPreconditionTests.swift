import HTTPValues
import JSON
import TestSupport
import Testing

/// A change of an order or a customer names the version it was decided on.
@Suite struct OrderPreconditionTests {
  @Test func withoutIfMatchAChangeIs428() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order()
      let item = #"{"product_id":"22423","quantity":2,"unit_price":5}"#
      let changes: [(HTTPMethod, String, String?)] = [
        (.post, "\(order)/items", item), (.delete, "\(order)/items/1", nil), (.post, "\(order)/confirm", nil),
        (.post, "\(order)/ship", nil), (.post, "\(order)/cancel", #"{"reason":"x"}"#),
        (.post, "\(order)/returns", #"{"items":[{"line":1,"quantity":1}]}"#),
      ]
      let before = shop.service.head
      for (method, target, body) in changes {
        let answer = await shop.send(method, target, json: body)
        #expect(answer.status == 428, "\(target)")
        #expect(answer.problem == "precondition-missing")
      }
      let renamed = await shop.send(
        .patch, "/api/v1/customers/\(shop.customer)", headers: ["Content-Type": "application/merge-patch+json"],
        json: #"{"name":"Other Shop"}"#)
      #expect(renamed.status == 428)
      #expect(shop.service.head == before)
    }
  }
}
