import CommandPorts
import Commands
import Foundation
import Kernel
import Testing

@Suite struct StockMovementTests {
  @Test func `cancelling frees what the order had reserved`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      try await shop.receive(10, of: "B")
      let order = try await shop.order([item("A", 3), item("B", 4), item("A", 2)], by: customer)
      let saved = try await shop.send(CancelOrderCommand(orderID: order, version: 1, reason: "late"))
      #expect(saved.version == 2)
      #expect(try shop.available("A") == 10)
      #expect(try shop.available("B") == 10)
      #expect(
        try await shop.refusal(CancelOrderCommand(orderID: order, version: nil, reason: "late"))?.code
          == "wrong-order-status")
    }
  }

  @Test func `adding a line reserves, removing it frees`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let order = try await shop.order([item("A", 3)], by: customer)
      let added = try await shop.send(
        AddOrderItemCommand(orderID: order, version: 1, productID: "A", quantity: 6, unitPrice: 5))
      #expect(added.line == 2)
      #expect(added.version == 2)
      #expect(try shop.available("A") == 1)
      let removed = try await shop.send(RemoveOrderItemCommand(orderID: order, version: 2, line: 2))
      #expect(removed.version == 3)
      #expect(try shop.available("A") == 7)
    }
  }

  @Test func `a line beyond the stock, or of an unknown product, leaves nothing`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(3, of: "A")
      let order = try await shop.order([item("A", 3)], by: customer)
      func adding(_ product: String, _ units: Int = 1, at unitPrice: Int = 1) async throws -> (any Refusal)? {
        try await shop.refusal(
          AddOrderItemCommand(
            orderID: order, version: nil, productID: product, quantity: units, unitPrice: unitPrice))
      }
      #expect(try await adding("A")?.code == "insufficient-stock")
      #expect(try await adding("B")?.fields.map(\.pointer) == ["/product_id"])
      #expect(try await adding("", 0, at: 0)?.fields.map(\.pointer) == ["/product_id", "/quantity", "/unit_price"])
    }
  }

  @Test func `the last line stays, with its stock`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(3, of: "A")
      let order = try await shop.order([item("A", 3)], by: customer)
      let refusal = try await shop.refusal(RemoveOrderItemCommand(orderID: order, version: nil, line: 1))
      #expect(refusal?.code == "last-order-line")
    }
  }

  @Test func `units that come back are free again`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let order = try await shop.order([item("A", 3), item("A", 4)], by: customer)
      try await shop.send(ConfirmOrderCommand(orderID: order, version: 1))
      try await shop.send(ShipOrderCommand(orderID: order, version: 2))
      #expect(try shop.available("A") == 3)
      let parts = [ReturnItemsCommand.Part(line: 2, quantity: 4), .init(line: 1, quantity: 1)]
      let saved = try await shop.send(ReturnItemsCommand(orderID: order, version: 3, items: parts))
      #expect(saved.version == 4)
      #expect(try shop.available("A") == 8)
      let refusal = try await shop.refusal(ReturnItemsCommand(orderID: order, version: 4, items: parts))
      #expect(refusal?.code == "too-many-units-returned")
    }
  }

  @Test func `the first receipt makes a product known, the next adds to it`() async throws {
    try await withShop { shop in
      let first = try await shop.send(ReceiveStockCommand(productID: "A", quantity: 5))
      #expect((first.version, first.available) == (1, 5))
      let second = try await shop.send(ReceiveStockCommand(productID: "A", quantity: 2))
      #expect((second.version, second.available) == (2, 7))
      let refusal = try await shop.refusal(ReceiveStockCommand(productID: " ", quantity: 0))
      #expect(refusal?.code == "invalid-stock")
      #expect(refusal?.fields.map(\.pointer) == ["", "/quantity"])
    }
  }

  @Test func `what was ordered before its stock was tracked frees nothing`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let order = try await shop.order([item("A", 5)], by: customer, on: day(1))
      try await shop.receive(10, of: "A")
      try await shop.send(CancelOrderCommand(orderID: order, version: 1, reason: "never wanted"))
      #expect(try shop.available("A") == 10)
      #expect(try shop.contents().contains("A10/1"), "nor does it move")
    }
  }
  /// Its first line was placed before the stock was tracked.
  private func halfHeld(_ shop: Shop) async throws -> UUID {
    let customer = try await shop.customer()
    let order = try await shop.order([item("A", 5)], by: customer, on: day(1))
    try await shop.receive(10, of: "A")
    try await shop.send(
      AddOrderItemCommand(orderID: order, version: 1, productID: "A", quantity: 2, unitPrice: 1))
    #expect(try shop.available("A") == 8)
    return order
  }

  @Test func `an order frees no more than it holds`() async throws {
    try await withShop { shop in
      let order = try await halfHeld(shop)
      try await shop.send(CancelOrderCommand(orderID: order, version: 2, reason: "never wanted"))
      #expect(try shop.available("A") == 10)
    }
  }

  @Test func `what was freed once is not freed again`() async throws {
    try await withShop { shop in
      let order = try await halfHeld(shop)
      for line in [1, 2] {
        try await shop.send(ReturnItemsCommand(orderID: order, version: nil, items: [.init(line: line, quantity: 2)]))
        #expect(try shop.available("A") == 10)
      }
    }
  }

  @Test func `an order that grew frees all that it holds`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let order = try await shop.order([item("A", 3)], by: customer)
      try await shop.send(
        AddOrderItemCommand(orderID: order, version: 1, productID: "A", quantity: 2, unitPrice: 1))
      try await shop.send(CancelOrderCommand(orderID: order, version: 2, reason: "late"))
      #expect(try shop.available("A") == 10)
    }
  }
}
