import HTTPValues
import JSON
import TestSupport
import Testing

/// Confirm, ship, cancel, return, and the lines of a pending order.
@Suite struct ChangeOrderTests {
  @Test func confirmingAndShippingAnswerTheNewVersion() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order()
      let confirmed = await shop.change("\(order)/confirm", version: 1)
      #expect(confirmed.status == 200)
      #expect(try confirmed.names == ["id", "version", "position"])
      #expect(confirmed.headers["ETag"] == "\"2\"")
      let shipped = await shop.change("\(order)/ship", version: 2, json: "{}")
      #expect(shipped.status == 200)
      #expect(try shipped.integer("version") == 3)
      let again = await shop.change("\(order)/ship", version: 3)
      #expect(again.status == 409)
      #expect(again.problem == "wrong-order-status")
    }
  }

  @Test func commandsThatSayAllInTheirPathTakeNoFields() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order()
      let answer = await shop.change("\(order)/confirm", version: 1, json: #"{"why":"not"}"#)
      #expect(answer.status == 422)
      #expect(try answer.pointers == ["/why"])
    }
  }

  @Test func cancellingWantsAReasonAndGivesTheStockBack() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order(quantity: 100)
      let blank = await shop.change("\(order)/cancel", version: 1, json: #"{"reason":" "}"#)
      #expect(blank.status == 422)
      #expect(try blank.pointers == ["/reason"])
      let cancelled = await shop.change("\(order)/cancel", version: 1, json: #"{"reason":"twice"}"#)
      #expect(cancelled.status == 200)
      let stock = await shop.send(.post, "/api/v1/products/22423/stock", json: #"{"quantity":1}"#)
      #expect(try stock.integer("available") == 101)
    }
  }

  @Test func anItemIsAddedAtTheOrdersAddressAndRemovedByItsLine() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order()
      let item = #"{"product_id":"22423","quantity":2,"unit_price":5}"#
      let added = await shop.change("\(order)/items", version: 1, json: item)
      #expect(added.status == 201)
      #expect(try added.names == ["id", "version", "line", "position"])
      #expect(try added.integer("line") == 2)
      #expect(added.headers["Location"] == order)
      #expect(added.headers["ETag"] == "\"2\"")
      let removed = await shop.change("\(order)/items/1", by: .delete, version: 2)
      #expect(removed.status == 200)
      let gone = await shop.change("\(order)/items/1", by: .delete, version: 3)
      #expect(gone.status == 404)
      #expect(gone.problem == "no-such-order-line")
      let last = await shop.change("\(order)/items/2", by: .delete, version: 3)
      #expect(last.status == 409)
      #expect(last.problem == "last-order-line")
      for line in ["0", "x", "-1"] {
        #expect(await shop.change("\(order)/items/\(line)", by: .delete, version: 3).problem == "not-found")
      }
    }
  }

  @Test func noMoreComesBackThanWentOut() async throws {
    try await Shop.open { shop async throws in
      let order = try await shop.order(quantity: 3)
      let back = await shop.change("\(order)/returns", version: 1, json: #"{"items":[{"line":1,"quantity":2}]}"#)
      #expect(back.status == 200)
      let more = await shop.change("\(order)/returns", version: 2, json: #"{"items":[{"line":1,"quantity":2}]}"#)
      #expect(more.status == 409)
      #expect(more.problem == "too-many-units-returned")
      let none = await shop.change("\(order)/returns", version: 2, json: #"{"items":[{"line":1,"quantity":0}]}"#)
      #expect(none.status == 422)
      #expect(try none.pointers == ["/items/0/quantity"])
      let cancel = await shop.change("\(order)/cancel", version: 2, json: #"{"reason":"late"}"#)
      #expect(cancel.problem == "order-has-returns")
    }
  }

  @Test(arguments: ["confirm", "ship", "cancel", "returns", "items"])
  func anOrderThatIsNotThereIs404(_ action: String) async throws {
    try await Shop.open { shop async throws in
      let bodies = [
        "cancel": #"{"reason":"x"}"#, "returns": #"{"items":[{"line":1,"quantity":1}]}"#,
        "items": #"{"product_id":"22423","quantity":1,"unit_price":1}"#,
      ]
      let id = "01890a5d-ac96-774b-bcce-b302099a8057"
      let unknown = await shop.change("/api/v1/orders/\(id)/\(action)", version: 1, json: bodies[action])
      #expect(unknown.status == 404)
      #expect(unknown.problem == "order-not-found")
      #expect(await shop.change("/api/v1/orders/7/\(action)", version: 1, json: bodies[action]).problem == "not-found")
    }
  }
}
