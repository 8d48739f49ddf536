package import CommandPorts
import Domain
package import Foundation
package import Kernel

/// Places an order. With `placedAt` it records a sale of the past: its products need not be known.
package struct CreateOrderCommand: Command {
  package typealias Outcome = CreatedOrder

  package struct Item: Sendable {
    package let productID: String
    package let quantity: Int
    /// Of one unit, in the currency's minor unit.
    package let unitPrice: Int

    package init(productID: String, quantity: Int, unitPrice: Int) {
      self.productID = productID
      self.quantity = quantity
      self.unitPrice = unitPrice
    }
  }

  package struct Address: Sendable {
    package let recipient: String?
    package let street: String?
    package let city: String?
    package let postalCode: String?
    package let country: String

    package init(recipient: String?, street: String?, city: String?, postalCode: String?, country: String) {
      self.recipient = recipient
      self.street = street
      self.city = city
      self.postalCode = postalCode
      self.country = country
    }
  }

  package static let policy = Policy.signedIn
  package static let mostItems = Order.mostLines
  package static let refusals: [any Refusal.Type] = [OrderError.self, StockError.self]

  package let customerID: UUID
  package let currency: String
  package let items: [Item]
  package let shippingAddress: Address?
  package let placedAt: Date?

  package init(
    customerID: UUID, currency: String, items: [Item], shippingAddress: Address? = nil, placedAt: Date? = nil
  ) {
    self.customerID = customerID
    self.currency = currency
    self.items = items
    self.shippingAddress = shippingAddress
    self.placedAt = placedAt
  }
}

package struct CreatedOrder: CommandOutcome, Hashable {
  /// Of its stored form.
  package static let version = 1

  package let id: UUID
  package let version: Int
  /// How many tracked products had units reserved.
  package let stockMovements: Int
}

package struct CreateOrderInteractor: Interactor {
  private let orders: any OrderRepository
  private let customers: any CustomerRepository
  private let stock: any StockRepository
  private let ids: any IdentifierSource
  private let unitOfWork: any UnitOfWork

  package init(
    orders: any OrderRepository, customers: any CustomerRepository, stock: any StockRepository,
    ids: any IdentifierSource, unitOfWork: any UnitOfWork
  ) {
    self.orders = orders
    self.customers = customers
    self.stock = stock
    self.ids = ids
    self.unitOfWork = unitOfWork
  }

  package func execute(
    _ command: CreateOrderCommand, _ context: CommandContext
  ) async throws -> Committed<CreatedOrder> {
    let wanted = try command.validated(for: context)
    let id = ids.makeID(for: context)
    return try await unitOfWork.perform(context) { [orders, customers, stock] transaction in
      guard try customers.load(command.customerID, in: transaction) != nil else {
        throw OrderError.unknownCustomer(command.customerID)
      }
      let keeping = StockKeeping(stock: stock, transaction: transaction)
      if command.placedAt == nil {
        let unknown = try keeping.unknown(in: wanted.items)
        guard unknown.isEmpty else { throw OrderError.invalid(unknown) }
      }
      let order = try Order.place(
        id: id, customerID: command.customerID, currency: wanted.currency, items: wanted.items,
        shippingAddress: wanted.address, placedAt: command.placedAt ?? context.acceptedAt)
      let movements = try keeping.reserve(order.lines, for: id)
      try orders.save(order, in: transaction)
      return CreatedOrder(id: id, version: order.version, stockMovements: movements)
    }
  }
}

extension CreateOrderCommand {
  /// The command's plain values as the domain's, or every fault at once.
  fileprivate func validated(
    for context: CommandContext
  ) throws -> (currency: Currency, items: [OrderItem], address: ShippingAddress?) {
    guard context.principal?.owns(.customer(customerID)) == true else { throw OrderError.unknownCustomer(customerID) }
    var faults: [RefusedField] = []
    let currency = Currency(self.currency)
    if currency == nil { faults.append(.init("/currency", "an ISO 4217 code: three capital letters")) }
    if items.isEmpty { faults.append(.init("/items", "an order has at least one item")) }
    if items.count > Order.mostLines { faults.append(.init("/items", "at most \(Order.mostLines) items")) }
    let valid = items.prefix(Order.mostLines).enumerated().compactMap { index, item in
      OrderItem(
        productID: item.productID, quantity: item.quantity, unitPrice: item.unitPrice, at: "/items/\(index)",
        faults: &faults)
    }
    let address = shippingAddress.flatMap {
      ShippingAddress(
        recipient: $0.recipient, street: $0.street, city: $0.city, postalCode: $0.postalCode, country: $0.country,
        at: "/shipping_address", faults: &faults)
    }
    if let placedAt {
      if context.principal?.role == .user { throw AccessRefused.notAllowed }
      if placedAt > context.acceptedAt { faults.append(.init("/placed_at", "can't be in the future")) }
    }
    guard faults.isEmpty, let currency else { throw OrderError.invalid(faults) }
    return (currency, valid, address)
  }
}
