package import Foundation

package enum StockEvent: StreamEvent {
  case received(StockReceived)
  case reserved(StockReserved)
  case released(StockReleased)

  package static let types: [EventType<StockEvent>] = [
    EventType(StockReceived.self, StockEvent.received),
    EventType(StockReserved.self, StockEvent.reserved),
    EventType(StockReleased.self, StockEvent.released),
  ]

  package var payload: any DomainEvent {
    switch self {
    case .received(let event): event
    case .reserved(let event): event
    case .released(let event): event
    }
  }
}

/// Units came in from a supplier. The first one makes the product known.
package struct StockReceived: DomainEvent {
  package static let type = "StockReceived"
  package static let version = 1

  package let productID: ProductID
  package let quantity: Int

  package init(productID: ProductID, quantity: Int) {
    self.productID = productID
    self.quantity = quantity
  }
}

package struct StockReserved: DomainEvent {
  package static let type = "StockReserved"
  package static let version = 1

  package let productID: ProductID
  package let orderID: UUID
  package let quantity: Int

  package init(productID: ProductID, orderID: UUID, quantity: Int) {
    self.productID = productID
    self.orderID = orderID
    self.quantity = quantity
  }
}

/// Units are free again: the order was cancelled, its line removed, or its items returned.
package struct StockReleased: DomainEvent {
  package static let type = "StockReleased"
  package static let version = 1

  package let productID: ProductID
  package let orderID: UUID
  package let quantity: Int

  package init(productID: ProductID, orderID: UUID, quantity: Int) {
    self.productID = productID
    self.orderID = orderID
    self.quantity = quantity
  }
}
