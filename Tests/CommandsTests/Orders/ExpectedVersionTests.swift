import CommandPorts
import Commands
import Foundation
import Kernel
import TestSupport
import Testing

@Suite struct ExpectedVersionTests {
  @Test(arguments: OrderChange.ofUsers + OrderChange.ofStaff)
  func `a change of an order that has moved on is a version conflict`(_ change: OrderChange) async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let order = try await shop.order([item("A", 3), item("A", 1)], by: customer)
      try await shop.send(
        AddOrderItemCommand(orderID: order, version: 1, productID: "A", quantity: 1, unitPrice: 5))
      #expect(try await change.refusal(shop, order, 1, admin) == "version-conflict")
      #expect(try await change.refusal(shop, order, 3, admin) == "version-conflict")
      #expect(try await change.refusal(shop, order, ExpectedVersion(anyOf: [1, 3]), admin) == "version-conflict")
      #expect(try await change.refusal(shop, order, ExpectedVersion(anyOf: []), admin) == "version-conflict")
      #expect(try await change.refusal(shop, order, ExpectedVersion(anyOf: [9, 2, 1]), admin) == nil)
    }
  }

  @Test(arguments: OrderChange.ofUsers + OrderChange.ofStaff)
  func `who names no version takes the present one`(_ change: OrderChange) async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let order = try await shop.order([item("A", 3), item("A", 1)], by: customer)
      #expect(try await change.refusal(shop, order, nil, admin) == nil)
    }
  }

  @Test func `shipping names the version of the confirmed order`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let order = try await shop.order([item()], by: customer, on: day(1))
      try await shop.send(ConfirmOrderCommand(orderID: order, version: 1))
      #expect(try await shop.refusal(ShipOrderCommand(orderID: order, version: 1))?.code == "version-conflict")
      #expect(try await shop.send(ShipOrderCommand(orderID: order, version: 2)).version == 3)
    }
  }

  @Test func `of many who decided on one version one wins`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(100, of: "A")
      let order = try await shop.order([item("A")], by: customer)
      let service = shop.service
      let codes = await withTaskGroup(of: String.self) { group in
        for _ in 0..<32 {
          group.addTask {
            do {
              let add = AddOrderItemCommand(orderID: order, version: 1, productID: "A", quantity: 1, unitPrice: 5)
              _ = try await service.commands.execute(add, service.context())
              return "done"
            } catch { return (error as? any Refusal)?.code ?? "\(error)" }
          }
        }
        return await group.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      }
      #expect(codes == ["done": 1, "version-conflict": 31])
      #expect(try shop.available("A") == 98)
      #expect(try shop.events(of: order) == ["OrderCreated", "OrderItemAdded"])
    }
  }
}
