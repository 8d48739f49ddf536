import API
import CommandPorts
import Commands
import Composition
import Kernel

/// One customer and one product, to order of.
struct Shop: Sendable {
  static let principal = Principal(id: "bench", role: .admin)

  private let store: WriteStore
  private let command: CreateOrderCommand

  init(_ store: WriteStore) async throws {
    self.store = store
    let customer = try await store.bus.execute(
      RegisterCustomerCommand(externalRef: "1", name: "Bench", country: "United Kingdom"), Self.context(store))
    for _ in 0..<10 {
      _ = try await store.bus.execute(
        ReceiveStockCommand(productID: "85123A", quantity: 1_000_000), Self.context(store))
    }
    command = CreateOrderCommand(
      customerID: customer.outcome.id, currency: "GBP",
      items: [.init(productID: "85123A", quantity: 6, unitPrice: 255)])
  }

  func order() async throws -> Committed<CreateOrderCommand.Outcome> {
    try await store.bus.execute(command, Self.context(store))
  }

  private static func context(_ store: WriteStore) -> CommandContext {
    CommandContext(
      commandID: store.services.ids.fresh(), principal: principal, acceptedAt: store.services.clock.now())
  }
}
