import Foundation
import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

@Suite struct ListOrdersTests {
  private func withOrders(_ count: Int, _ body: (Shop) async throws -> Void) async throws {
    try await Shop.open { shop async throws in
      for _ in 0..<count { _ = try await shop.order(quantity: 1) }
      let last = await shop.send(.post, "/api/v1/products/22423/stock", json: #"{"quantity":1}"#)
      await shop.service.caughtUp(to: try #require(PositionToken(try last.text("position"))))
      try await body(shop)
    }
  }

  @Test func aPageTellsItsPlaceInTheWholeAndLeavesItemsOut() async throws {
    try await withOrders(3) { shop async throws in
      let answer = await shop.send(.get, "/api/v1/orders?limit=2")
      #expect(answer.status == 200)
      #expect(try answer.names == ["items", "total", "limit", "offset", "has_next", "has_prev", "next_cursor"])
      #expect(try answer.integer("total") == 3)
      #expect(try answer.integer("limit") == 2)
      #expect(try answer.integer("offset") == 0)
      #expect(try answer.json["has_next"] == .bool(true))
      #expect(try answer.json["has_prev"] == .bool(false))
      let item = try #require(try answer.json["items"]?.elements.first)
      #expect(!item.members.map(\.name).contains("items"))
      #expect(answer.headers["X-Read-Position"] != nil)
    }
  }

  @Test func linksLeadToTheNeighboursAndKeepTheFilters() async throws {
    try await withOrders(5) { shop async throws in
      let first = await shop.send(.get, "/api/v1/orders?limit=2&status=pending&sort_order=asc")
      #expect(
        first.headers["Link"] == "</api/v1/orders?limit=2&status=pending&sort_order=asc&offset=2>; rel=\"next\"")
      let middle = await shop.send(.get, "/api/v1/orders?limit=2&offset=2")
      #expect(
        middle.headers["Link"]
          == "</api/v1/orders?limit=2&offset=4>; rel=\"next\", </api/v1/orders?limit=2&offset=0>; rel=\"prev\"")
      #expect(await shop.send(.get, "/api/v1/orders?limit=5").headers["Link"] == nil)
    }
  }

  @Test func aCursorsLinksGoThroughTheWholeList() async throws {
    try await withOrders(5) { shop async throws in
      let cursor = try await shop.send(.get, "/api/v1/orders?limit=2").text("next_cursor")
      #expect(try await 2 + shop.service.countByLinks(from: "/api/v1/orders?limit=2&cursor=\(cursor)") == 5)
    }
  }

  @Test func allFaultsOfTheQueryAreToldAtOnce() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(
        .get,
        "/api/v1/orders?limit=101&offset=-1&status=lost&sort_by=name&sort_order=up&customer_id=7&colour=red&cursor=x")
      #expect(answer.status == 400)
      #expect(answer.problem == "malformed-request")
      let pointers = try Set(answer.pointers)
      #expect(
        pointers == [
          "query:limit", "query:offset", "query:status", "query:sort_by", "query:sort_order", "query:customer_id",
          "query:colour", "query:cursor",
        ])
    }
  }

  @Test(arguments: [
    "limit=0", "limit=01", "limit=", "limit=1&limit=2", "offset=10001", "offset=0&cursor=cGxhY2VkX2F0LmRlc2N8MXx4",
    "status=Pending", "unknown",
  ])
  func aParameterOfAnotherFormIs400(_ query: String) async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.get, "/api/v1/orders?\(query)")
      #expect(answer.status == 400)
      #expect(answer.problem == "malformed-request")
    }
  }

  @Test func aCursorOfAnotherOrderIs400() async throws {
    try await withOrders(3) { shop async throws in
      let cursor = try await shop.send(.get, "/api/v1/orders?limit=2").text("next_cursor")
      let answer = await shop.send(.get, "/api/v1/orders?limit=2&sort_order=asc&cursor=\(cursor)")
      #expect(answer.status == 400)
      #expect(answer.problem == "unknown-cursor")
    }
  }
}
