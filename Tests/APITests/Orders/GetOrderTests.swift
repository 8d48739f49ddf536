import Foundation
import HTTPValues
import JSON
import Kernel
import TestSupport
import Testing

@Suite struct GetOrderTests {
  @Test func anOrderIsShownWithItsItemsAndItsCustomersName() async throws {
    try await Shop.open { shop async throws in
      let created = await shop.send(.post, "/api/v1/orders", json: shop.orderBody(quantity: 3, unitPrice: 250))
      let answer = try await shop.get(try #require(created.headers["Location"]), after: created)
      #expect(answer.status == 200)
      #expect(
        try answer.names == [
          "id", "customer_id", "customer_name", "status", "currency", "total_amount", "returned_amount", "item_count",
          "unit_count", "items", "placed_at", "created_at", "updated_at", "version",
        ])
      #expect(try answer.text("customer_name") == "Corner Shop")
      #expect(try answer.text("status") == "pending")
      #expect(try answer.integer("total_amount") == 750)
      #expect(try answer.integer("item_count") == 1)
      #expect(try answer.integer("unit_count") == 3)
      #expect(try answer.text("placed_at").wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
      let item = try #require(try answer.json["items"]?.elements.first)
      #expect(item.members.map(\.name) == ["line", "product_id", "quantity", "unit_price", "returned"])
      #expect(answer.headers["Cache-Control"] == "no-store")
      #expect(answer.headers["X-Read-Position"] != nil)
    }
  }

  @Test func theETagIsVersionAndPositionAndANewNameChangesItsPosition() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order()
      let created = shop.service.head.value
      let renamed = await shop.send(
        .patch, "/api/v1/customers/\(shop.customer)",
        headers: ["If-Match": "\"1\"", "Content-Type": "application/merge-patch+json"],
        json: #"{"name":"Corner Shop B."}"#)
      let answer = try await shop.get(order, after: renamed)
      let position = try #require(PositionToken(try renamed.text("position"))).position.value
      #expect(position > created)
      #expect(answer.headers["ETag"] == "\"1.\(position)\"")
      #expect(try answer.text("customer_name") == "Corner Shop B.")
    }
  }

  @Test func whatTheCallerHasIs304WithoutABody() async throws {
    try await Shop.open { shop async throws in
      let created = await shop.send(.post, "/api/v1/orders", json: shop.orderBody())
      let order = try #require(created.headers["Location"])
      let tag = try #require(try await shop.get(order, after: created).headers["ETag"])
      for header in [tag, "W/\(tag)", "\"0.0\", \(tag)", "*"] {
        let answer = await shop.send(.get, order, headers: ["If-None-Match": header])
        #expect(answer.status == 304, "\(header)")
        #expect(answer.body.isEmpty)
        #expect(answer.headers["ETag"] == tag)
        #expect(answer.headers["X-Read-Position"] != nil)
      }
      #expect(await shop.send(.get, order, headers: ["If-None-Match": "\"1.1\""]).status == 200)
    }
  }

  @Test func anETagThatWasReadIsGoodForAChange() async throws {
    try await Shop.open { shop async throws in
      let created = await shop.send(.post, "/api/v1/orders", json: shop.orderBody())
      let order = try #require(created.headers["Location"])
      let tag = try #require(try await shop.get(order, after: created).headers["ETag"])
      #expect(await shop.send(.post, "\(order)/confirm", headers: ["If-Match": tag]).status == 200)
    }
  }

  @Test(arguments: ["01890a5d-ac96-774b-bcce-b302099a8057", "7", "01890a5dac96774bbcceb302099a8057"])
  func whatIsNotThereIs404(_ id: String) async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.get, "/api/v1/orders/\(id)")
      #expect(answer.status == 404)
      #expect(answer.problem == "not-found")
    }
  }
}
