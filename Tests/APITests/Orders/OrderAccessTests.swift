import API
import Foundation
import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

/// What each role may do with orders, customers and stock.
@Suite struct OrderAccessTests {
  private func send(
    _ method: HTTPMethod, _ target: String, as principal: Principal?, in shop: Shop, json: String? = nil
  ) async throws -> HTTPResponse {
    let request = HTTPRequest(
      method: method, target: target, headers: ["Content-Type": "application/json", "If-Match": "*"],
      body: Array((json ?? "").utf8))
    return await (try shop.service.application(for: principal)).respond(to: try #require(request))
  }

  @Test func aUserIs403WhereStaffIsNeeded() async throws {
    try await Shop.open { shop async throws in
      let user = Principal(id: "u", role: .user, party: try shop.party)
      let order = try await shop.order()
      let requests = [
        ("\(order)/confirm", nil), ("\(order)/ship", nil),
        ("\(order)/returns", #"{"items":[{"line":1,"quantity":1}]}"#),
        ("/api/v1/customers", #"{"external_ref":"2","name":"Other Shop","country":"France"}"#),
        ("/api/v1/products/22423/stock", #"{"quantity":5}"#),
      ]
      for (target, body) in requests {
        let answer = try await send(.post, target, as: user, in: shop, json: body)
        #expect(answer.status == 403, "\(target)")
        #expect(answer.problem == "not-allowed")
      }
    }
  }

  @Test func aUserOrdersForThemselvesAndNobodyElse() async throws {
    try await Shop.open { shop async throws in
      let own = Principal(id: "u", role: .user, party: try shop.party)
      let other = Principal(id: "o", role: .user, party: Party("customer", UUID()))
      let created = try await send(.post, "/api/v1/orders", as: own, in: shop, json: shop.orderBody())
      #expect(created.status == 201)
      let order = try #require(created.headers["Location"])
      await shop.service.caughtUp(to: try #require(PositionToken(try created.text("position"))))
      #expect(try await send(.get, order, as: own, in: shop).status == 200)
      #expect(try await send(.get, order, as: other, in: shop).problem == "not-found")
      #expect(
        try await send(.post, "/api/v1/orders", as: other, in: shop, json: shop.orderBody()).problem
          == "unknown-customer")
      let cancel = try await send(.post, "\(order)/cancel", as: other, in: shop, json: #"{"reason":"x"}"#)
      #expect(cancel.problem == "order-not-found")
      #expect(try await send(.get, "/api/v1/customers/\(shop.customer)/overview", as: other, in: shop).status == 404)
      let list = try await send(.get, "/api/v1/orders?customer_id=\(shop.customer)", as: other, in: shop)
      #expect(list.status == 403)
      #expect(try await send(.get, "/api/v1/orders", as: other, in: shop).integer("total") == 0)
      #expect(try await send(.get, "/api/v1/orders", as: own, in: shop).integer("total") == 1)
    }
  }

  @Test func aUserCanNotRecordSalesOfThePast() async throws {
    try await Shop.open { shop async throws in
      let own = Principal(id: "u", role: .user, party: try shop.party)
      let body = shop.orderBody().replacingOccurrences(
        of: "\"GBP\",", with: "\"GBP\",\"placed_at\":\"2011-01-01T00:00:00Z\",")
      #expect(try await send(.post, "/api/v1/orders", as: own, in: shop, json: body).problem == "not-allowed")
    }
  }
}
