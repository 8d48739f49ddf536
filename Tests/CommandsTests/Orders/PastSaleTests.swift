import Commands
import Foundation
import Kernel
import Testing

@Suite struct PastSaleTests {
  @Test func `a sale of the past may name products that were never received`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let created = try await shop.send(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A", 3), item("B")], placedAt: day(1)))
      #expect(created.stockMovements == 1)
      #expect(try shop.available("A") == 7)
      #expect(try shop.available("B") == nil)
    }
  }

  @Test func `a sale of the past needs the stock that is tracked`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(2, of: "A")
      let refusal = try await shop.refusal(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A", 3)], placedAt: day(1)))
      #expect(refusal?.code == "insufficient-stock")
    }
  }

  @Test func `a user can't date their order`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let user = Principal(id: "u", role: .user, party: Party("customer", customer))
      try await shop.receive(2, of: "A")
      let refusal = try await shop.refusal(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A")], placedAt: day(1)), as: user)
      #expect(refusal?.code == "not-allowed")
      try await shop.send(CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A")]), as: user)
    }
  }
}
