import Commands
import Foundation
import Kernel
import Testing

@Suite struct CreateOrderTests {
  @Test func `an order is placed and its stock reserved`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let created = try await shop.send(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A", 3)]))
      #expect(created.version == 1)
      #expect(created.stockMovements == 1)
      #expect(try shop.available("A") == 7)
      #expect(try shop.events(of: created.id) == ["OrderCreated"])
    }
  }

  @Test func `an unknown customer leaves nothing`() async throws {
    try await withShop { shop in
      try await shop.receive(10, of: "A")
      let refusal = try await shop.refusal(
        CreateOrderCommand(customerID: UUID(), currency: "GBP", items: [item("A")]))
      #expect(refusal?.code == "unknown-customer")
      #expect(refusal?.fields.map(\.pointer) == ["/customer_id"])
    }
  }

  @Test func `unknown products are all named, and leave nothing`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      let refusal = try await shop.refusal(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("B"), item("A"), item("C"), item("B")]))
      #expect(refusal?.code == "invalid-order")
      #expect(
        refusal?.fields.map(\.pointer) == ["/items/0/product_id", "/items/2/product_id", "/items/3/product_id"])
    }
  }

  @Test func `insufficient stock of the last product leaves nothing of the first`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(10, of: "A")
      try await shop.receive(1, of: "B")
      let refusal = try await shop.refusal(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A", 3), item("B", 2)]))
      #expect(refusal?.code == "insufficient-stock")
      #expect(refusal?.detail == "Of product B 2 units are wanted and 1 are left.")
      #expect(try shop.available("A") == 10)
    }
  }

  @Test func `the lines of one product need their units together, and move its stock once`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      try await shop.receive(5, of: "A")
      let refusal = try await shop.refusal(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A", 3), item("A", 3)]))
      #expect(refusal?.detail == "Of product A 6 units are wanted and 5 are left.")
      let created = try await shop.send(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: [item("A", 3), item("A", 2)]))
      #expect(created.stockMovements == 1)
      #expect(try shop.available("A") == 0)
    }
  }

  @Test func `all faulty fields are named at once`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let address = CreateOrderCommand.Address(
        recipient: nil, street: nil, city: "", postalCode: nil, country: " ")
      let refusal = try await shop.refusal(
        CreateOrderCommand(
          customerID: customer, currency: "gbp", items: [item("", 0, at: 0), item("A")], shippingAddress: address,
          placedAt: .distantFuture))
      #expect(
        refusal?.fields.map(\.pointer) == [
          "/currency", "/items/0/product_id", "/items/0/quantity", "/items/0/unit_price", "/shipping_address/city",
          "/shipping_address/country", "/placed_at",
        ])
      #expect(
        try await shop.refusal(CreateOrderCommand(customerID: customer, currency: "GBP", items: []))?.fields
          .map(\.pointer) == ["/items"])
    }
  }

  @Test func `a total beyond the largest amount leaves nothing`() async throws {
    try await withShop { shop in
      let customer = try await shop.customer()
      let items = Array(repeating: item("A", 1_000_000, at: 1_000_000_000), count: 10)
      let refusal = try await shop.refusal(
        CreateOrderCommand(customerID: customer, currency: "GBP", items: items, placedAt: day(1)))
      #expect(refusal?.code == "order-amount-out-of-range")
    }
  }
}
