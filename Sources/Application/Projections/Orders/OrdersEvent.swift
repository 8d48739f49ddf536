package import Domain

/// The events of the Orders domain that its read models are made of.
package enum OrdersEvent: Sendable {
  case order(OrderEvent)
  case customer(CustomerEvent)

  package static let types: [EventType<OrdersEvent>] =
    OrderEvent.types.map { $0.map(OrdersEvent.order) } + CustomerEvent.types.map { $0.map(OrdersEvent.customer) }
}
