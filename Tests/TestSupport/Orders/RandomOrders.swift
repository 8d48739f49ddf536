import CommandPorts
import Commands
package import Foundation
package import Kernel

/// A history of the Orders domain, made of commands that are drawn by a seed. Refused ones are part of it. Histories of
/// other seeds may follow in the same log, with customers of their own.
package struct RandomOrders {
  private static let products = ["22423", "85123A", "POST"]

  private let seed: UInt64
  private var random: SplitMix64
  private var sender: CommandSender
  package private(set) var customers: [UUID] = []
  package private(set) var orders: [UUID] = []

  package var refused: Int { sender.refused }
  /// Of the last command that was done.
  package var position: PositionToken? { sender.position }

  package init(_ service: TestService, seed: UInt64) {
    self.init(CommandSender(service.commands) { service.context() }, seed: seed)
  }

  package init(_ sender: CommandSender, seed: UInt64) {
    self.sender = sender
    self.seed = seed
    random = SplitMix64(seed: seed)
  }

  /// Sends so many commands, one after the other. Throws what is no refusal.
  package mutating func send(_ count: Int) async throws {
    if customers.isEmpty {
      for product in Self.products { try await sender.send(ReceiveStockCommand(productID: product, quantity: 1000)) }
      try await register()
    }
    for _ in 0..<count { try await sendOne() }
  }

  private mutating func sendOne() async throws {
    let order = orders.randomElement(using: &random) ?? UUID()
    switch Int.random(in: 0..<20, using: &random) {
    case 0: try await register()
    case 1, 2: try await rename()
    case 3...8: try await create()
    case 9, 10:
      try await sender.send(
        AddOrderItemCommand(orderID: order, version: nil, productID: product(), quantity: small(), unitPrice: small()))
    case 11: try await sender.send(RemoveOrderItemCommand(orderID: order, version: nil, line: small()))
    case 12...14: try await sender.send(ConfirmOrderCommand(orderID: order, version: nil))
    case 15, 16: try await sender.send(ShipOrderCommand(orderID: order, version: nil))
    case 17: try await sender.send(CancelOrderCommand(orderID: order, version: nil, reason: "drawn"))
    default:
      try await sender.send(
        ReturnItemsCommand(orderID: order, version: nil, items: [.init(line: 1, quantity: small())]))
    }
  }

  private mutating func register() async throws {
    let command = RegisterCustomerCommand(
      externalRef: "\(seed)-\(customers.count)", name: "Customer", country: "France")
    if let saved = try await sender.send(command) { customers.append(saved.id) }
  }

  private mutating func rename() async throws {
    guard let customer = customers.randomElement(using: &random) else { return }
    try await sender.send(RenameCustomerCommand(customerID: customer, version: nil, name: "Name \(small())"))
  }

  private mutating func create() async throws {
    guard let customer = customers.randomElement(using: &random) else { return }
    let items = (0..<small()).map { _ in
      CreateOrderCommand.Item(productID: product(), quantity: small(), unitPrice: small())
    }
    let day = Double(Int.random(in: 0..<400, using: &random))
    let command = CreateOrderCommand(
      customerID: customer, currency: Bool.random(using: &random) ? "GBP" : "EUR", items: items,
      placedAt: Bool.random(using: &random) ? Date(timeIntervalSince1970: 1_291_000_000 + day * 86_400) : nil)
    if let created = try await sender.send(command) { orders.append(created.id) }
  }

  private mutating func small() -> Int {
    Int.random(in: 1...4, using: &random)
  }

  private mutating func product() -> String {
    Self.products.randomElement(using: &random) ?? ""
  }
}
