package import Domain
import Foundation

/// The events of the Orders domain that its read models are made of.
package enum OrdersEvent: Sendable {
  case order(OrderEvent)
  case customer(CustomerEvent)

  package static let types: [EventType<OrdersEvent>] =
    OrderEvent.types.map { $0.map(OrdersEvent.order) } + CustomerEvent.types.map { $0.map(OrdersEvent.customer) }
}

extension UUID {
  /// Of a stream's name: `order-` and an id.
  init?(ofStream stream: String, named prefix: String) {
    guard stream.hasPrefix(prefix) else { return nil }
    self.init(uuidString: String(stream.dropFirst(prefix.count)))
  }
}
