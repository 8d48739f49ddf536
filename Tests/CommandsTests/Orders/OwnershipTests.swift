import Commands
import Foundation
import Kernel
import Testing

@Suite struct OwnershipTests {
  @Test(arguments: OrderChange.ofUsers)
  func `a user is not told of another customer's order`(_ change: OrderChange) async throws {
    try await withShop { shop in
      let (theirs, others) = (try await shop.customer("1"), try await shop.customer("2"))
      try await shop.receive(10, of: "A")
      let order = try await shop.order([item("A"), item("A")], by: theirs)
      let other = Principal(id: "u", role: .user, party: Party("customer", others))
      #expect(try await change.refusal(shop, order, 1, other) == "order-not-found")
      // Nor by its version.
      #expect(try await change.refusal(shop, order, 9, other) == "order-not-found")
      #expect(try await change.refusal(shop, order, 1, Principal(id: "v", role: .user)) == "order-not-found")
      #expect(try await change.refusal(shop, UUID(), 1, other) == "order-not-found")
      #expect(
        try await change.refusal(shop, order, 1, Principal(id: "o", role: .user, party: Party("customer", theirs)))
          == nil)
    }
  }

  @Test func `a user orders for their own customer only`() async throws {
    try await withShop { shop in
      let (theirs, others) = (try await shop.customer("1"), try await shop.customer("2"))
      try await shop.receive(10, of: "A")
      let order = CreateOrderCommand(customerID: theirs, currency: "GBP", items: [item("A")])
      let other = Principal(id: "u", role: .user, party: Party("customer", others))
      #expect(try await shop.refusal(order, as: other)?.code == "unknown-customer")
      try await shop.send(order, as: Principal(id: "o", role: .user, party: Party("customer", theirs)))
    }
  }

  @Test func `a user renames their own customer only`() async throws {
    try await withShop { shop in
      let (theirs, others) = (try await shop.customer("1"), try await shop.customer("2"))
      let rename = RenameCustomerCommand(customerID: theirs, version: 1, name: "Corner Shop Ltd")
      let other = Principal(id: "u", role: .user, party: Party("customer", others))
      #expect(try await shop.refusal(rename, as: other)?.code == "customer-not-found")
      try await shop.send(rename, as: Principal(id: "o", role: .user, party: Party("customer", theirs)))
    }
  }
}
