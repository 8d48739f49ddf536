package import Domain
package import Foundation
package import Kernel

/// A row an order, with its customer's name beside it.
package enum OrderSummaryProjection: Fold {
  package typealias Event = OrdersEvent
  package typealias Key = UUID
  package typealias Row = OrderSummaryRow
  /// A customer's name, by the customer's id.
  package typealias FactKey = UUID
  package typealias Fact = String

  package enum Sweep: Sendable {
    case renamed(customer: UUID, name: String)
  }

  package static let name = "order_summary"
  package static let version = 1
  package static let events = OrdersEvent.types

  package static func effect(of event: OrdersEvent) -> Effect<Self> {
    switch event {
    case .order(let event): .row(event.orderID)
    case .customer(.registered(let customer)): .fact(customer.customerID, customer.name)
    case .customer(.renamed(let customer)): .sweep(.renamed(customer: customer.customerID, name: customer.name))
    }
  }

  package static func key(ofStream stream: String) -> UUID? {
    UUID(ofStream: stream, named: "order-")
  }

  package static func factNeeded(by event: OrdersEvent) -> UUID? {
    if case .order(.created(let order)) = event { order.customerID } else { nil }
  }

  package static func fold(
    _ row: OrderSummaryRow?, of key: UUID, _ recorded: RecordedEvent<OrdersEvent>, _ customerName: String?
  ) throws -> OrderSummaryRow? {
    guard case .order(let event) = recorded.event else { return row }
    if case .created(let order) = event {
      guard let customerName else { throw FoldFault("order \(order.orderID) names a customer that nobody registered") }
      return OrderSummaryRow(order, customerName: customerName, recorded)
    }
    guard var row else { throw FoldFault("the first event of order \(event.orderID) is not its creation") }
    row.apply(event)
    row.version = recorded.version
    row.updatedAt = recorded.recordedAt
    row.changed = recorded.position
    return row
  }
}

package struct OrderSummaryRow: Equatable, Sendable {
  package struct Item: Codable, Equatable, Sendable {
    package let line: Int
    package let productID: String
    package let quantity: Int
    package let unitPrice: Int
    package fileprivate(set) var returned: Int
  }

  package let id: UUID
  package let customerID: UUID
  package let customerName: String
  package fileprivate(set) var status: OrderStatus
  package let currency: String
  package fileprivate(set) var totalAmount: Int
  package fileprivate(set) var returnedAmount: Int
  package fileprivate(set) var items: [Item]
  package let shippingAddress: ShippingAddress?
  package let placedAt: Date
  package let createdAt: Date
  package fileprivate(set) var updatedAt: Date
  package fileprivate(set) var version: Int
  /// The last event that changed the row.
  package fileprivate(set) var changed: Position

  package var itemCount: Int { items.count }
  package var unitCount: Int { items.reduce(0) { $0 + $1.quantity } }

  /// As it was stored.
  package init(
    id: UUID, customerID: UUID, customerName: String, status: OrderStatus, currency: String, totalAmount: Int,
    returnedAmount: Int, items: [Item], shippingAddress: ShippingAddress?, placedAt: Date, createdAt: Date,
    updatedAt: Date, version: Int, changed: Position
  ) {
    self.id = id
    self.customerID = customerID
    self.customerName = customerName
    self.status = status
    self.currency = currency
    self.totalAmount = totalAmount
    self.returnedAmount = returnedAmount
    self.items = items
    self.shippingAddress = shippingAddress
    self.placedAt = placedAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.version = version
    self.changed = changed
  }

  fileprivate init(_ order: OrderCreated, customerName: String, _ recorded: RecordedEvent<OrdersEvent>) {
    self.init(
      id: order.orderID, customerID: order.customerID, customerName: customerName, status: .pending,
      currency: order.currency.code, totalAmount: order.totalAmount, returnedAmount: 0,
      items: order.lines.map(Item.init), shippingAddress: order.shippingAddress, placedAt: order.placedAt,
      createdAt: recorded.recordedAt, updatedAt: recorded.recordedAt, version: recorded.version,
      changed: recorded.position)
  }

  fileprivate mutating func apply(_ event: OrderEvent) {
    switch event {
    case .created: break
    case .itemAdded(let added):
      items.append(Item(added.item))
      totalAmount += added.item.cost
    case .itemRemoved(let removed):
      items.removeAll { $0.line == removed.item.line }
      totalAmount -= removed.item.cost
    case .confirmed: status = .confirmed
    case .shipped: status = .shipped
    case .cancelled: status = .cancelled
    case .itemsReturned(let back):
      returnedAmount += back.amount
      for part in back.items {
        if let index = items.firstIndex(where: { $0.line == part.line }) { items[index].returned += part.quantity }
      }
    }
  }
}

extension OrderSummaryRow.Item {
  fileprivate init(_ line: OrderLine) {
    self.init(
      line: line.line, productID: line.productID.code, quantity: line.quantity, unitPrice: line.unitPrice,
      returned: 0)
  }
}
