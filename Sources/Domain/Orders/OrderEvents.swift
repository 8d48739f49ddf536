package import Foundation

/// Everything that can happen to an order. Each event carries what a projection needs of it, so that none has to
/// look anything up: whose order it is, when it was placed, in which currency.
package enum OrderEvent: StreamEvent {
  case created(OrderCreated)
  case itemAdded(OrderItemAdded)
  case itemRemoved(OrderItemRemoved)
  case confirmed(OrderConfirmed)
  case shipped(OrderShipped)
  case cancelled(OrderCancelled)
  case itemsReturned(OrderItemsReturned)

  package static let types: [EventType<OrderEvent>] = [
    EventType(OrderCreated.self, OrderEvent.created),
    EventType(superseded: OrderCreatedV1.self, OrderEvent.created),
    EventType(OrderItemAdded.self, OrderEvent.itemAdded),
    EventType(OrderItemRemoved.self, OrderEvent.itemRemoved),
    EventType(OrderConfirmed.self, OrderEvent.confirmed),
    EventType(OrderShipped.self, OrderEvent.shipped),
    EventType(OrderCancelled.self, OrderEvent.cancelled),
    EventType(OrderItemsReturned.self, OrderEvent.itemsReturned),
  ]

  package var payload: any DomainEvent {
    switch self {
    case .created(let event): event
    case .itemAdded(let event): event
    case .itemRemoved(let event): event
    case .confirmed(let event): event
    case .shipped(let event): event
    case .cancelled(let event): event
    case .itemsReturned(let event): event
    }
  }

  package var happensOnce: Bool {
    switch self {
    case .confirmed, .shipped, .cancelled: true
    case .created, .itemAdded, .itemRemoved, .itemsReturned: false
    }
  }
}

package struct OrderCreated: DomainEvent {
  package static let type = "OrderCreated"
  package static let version = 2

  package let orderID: UUID
  package let customerID: UUID
  package let currency: Currency
  package let lines: [OrderLine]
  /// The sum of the lines, minor units.
  package let totalAmount: Int
  package let shippingAddress: ShippingAddress?
  package let placedAt: Date

  package init(
    orderID: UUID, customerID: UUID, currency: Currency, lines: [OrderLine], totalAmount: Int,
    shippingAddress: ShippingAddress?, placedAt: Date
  ) {
    self.orderID = orderID
    self.customerID = customerID
    self.currency = currency
    self.lines = lines
    self.totalAmount = totalAmount
    self.shippingAddress = shippingAddress
    self.placedAt = placedAt
  }
}

package struct OrderItemAdded: DomainEvent {
  package static let type = "OrderItemAdded"
  package static let version = 1

  package let orderID: UUID
  package let customerID: UUID
  package let currency: Currency
  package let placedAt: Date
  package let item: OrderLine

  package init(orderID: UUID, customerID: UUID, currency: Currency, placedAt: Date, item: OrderLine) {
    self.orderID = orderID
    self.customerID = customerID
    self.currency = currency
    self.placedAt = placedAt
    self.item = item
  }
}

package struct OrderItemRemoved: DomainEvent {
  package static let type = "OrderItemRemoved"
  package static let version = 1

  package let orderID: UUID
  package let customerID: UUID
  package let currency: Currency
  package let placedAt: Date
  package let item: OrderLine

  package init(orderID: UUID, customerID: UUID, currency: Currency, placedAt: Date, item: OrderLine) {
    self.orderID = orderID
    self.customerID = customerID
    self.currency = currency
    self.placedAt = placedAt
    self.item = item
  }
}

package struct OrderConfirmed: DomainEvent {
  package static let type = "OrderConfirmed"
  package static let version = 1

  package let orderID: UUID
  package let customerID: UUID

  package init(orderID: UUID, customerID: UUID) {
    self.orderID = orderID
    self.customerID = customerID
  }
}

package struct OrderShipped: DomainEvent {
  package static let type = "OrderShipped"
  package static let version = 1

  package let orderID: UUID
  package let customerID: UUID

  package init(orderID: UUID, customerID: UUID) {
    self.orderID = orderID
    self.customerID = customerID
  }
}

package struct OrderCancelled: DomainEvent {
  package static let type = "OrderCancelled"
  package static let version = 1

  package let orderID: UUID
  package let customerID: UUID
  package let currency: Currency
  package let placedAt: Date
  package let reason: String
  /// What the order held when it was cancelled.
  package let lines: [OrderLine]
  package let totalAmount: Int

  package init(
    orderID: UUID, customerID: UUID, currency: Currency, placedAt: Date, reason: String, lines: [OrderLine],
    totalAmount: Int
  ) {
    self.orderID = orderID
    self.customerID = customerID
    self.currency = currency
    self.placedAt = placedAt
    self.reason = reason
    self.lines = lines
    self.totalAmount = totalAmount
  }
}

package struct OrderItemsReturned: DomainEvent {
  package static let type = "OrderItemsReturned"
  package static let version = 1

  package let orderID: UUID
  package let customerID: UUID
  package let currency: Currency
  package let returnedAt: Date
  /// The parts of lines that came back; `quantity` is what came back this time.
  package let items: [OrderLine]
  /// What was paid for them, minor units.
  package let amount: Int

  package init(
    orderID: UUID, customerID: UUID, currency: Currency, returnedAt: Date, items: [OrderLine], amount: Int
  ) {
    self.orderID = orderID
    self.customerID = customerID
    self.currency = currency
    self.returnedAt = returnedAt
    self.items = items
    self.amount = amount
  }
}

extension OrderEvent {
  package var orderID: UUID {
    switch self {
    case .created(let event): event.orderID
    case .itemAdded(let event): event.orderID
    case .itemRemoved(let event): event.orderID
    case .confirmed(let event): event.orderID
    case .shipped(let event): event.orderID
    case .cancelled(let event): event.orderID
    case .itemsReturned(let event): event.orderID
    }
  }

  package var customerID: UUID {
    switch self {
    case .created(let event): event.customerID
    case .itemAdded(let event): event.customerID
    case .itemRemoved(let event): event.customerID
    case .confirmed(let event): event.customerID
    case .shipped(let event): event.customerID
    case .cancelled(let event): event.customerID
    case .itemsReturned(let event): event.customerID
    }
  }
}
