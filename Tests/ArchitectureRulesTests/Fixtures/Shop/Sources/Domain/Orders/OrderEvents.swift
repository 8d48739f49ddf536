package struct OrderCreated: DomainEvent {  // decoy: E1
  package static let type = "OrderCreated"
  package static let version = 2

  package let id: OrderID
}

package struct OrderLost: DomainEvent {  // plant: E1
  package static let type = "OrderLost"
  package static let version = 2

  package let id: OrderID
}

package struct OrderMoved: FirstVersion {  // plant: E1
  package static let type = "OrderMoved"

  package let id: OrderID
}

package struct OrderPaid: DomainEvent {  // plant: E1
  package static var type: String { String(describing: Self.self) }
  package static let version = 1

  package let id: OrderID
}

package struct OrderCopied: DomainEvent {  // plant: E1
  package static let type = "OrderCreated"
  package static let version = 2

  package var id: OrderID  // plant: D2
}
