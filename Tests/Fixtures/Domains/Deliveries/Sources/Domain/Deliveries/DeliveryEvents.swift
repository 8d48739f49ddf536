package import Foundation

package enum DeliveryEvent: StreamEvent {
  case announced(DeliveryAnnounced)
  case received(DeliveryReceived)

  package static let types: [EventType<DeliveryEvent>] = [
    EventType(DeliveryAnnounced.self, DeliveryEvent.announced),
    EventType(DeliveryReceived.self, DeliveryEvent.received),
  ]

  package var payload: any DomainEvent {
    switch self {
    case .announced(let event): event
    case .received(let event): event
    }
  }

  package var deliveryID: UUID {
    switch self {
    case .announced(let event): event.deliveryID
    case .received(let event): event.deliveryID
    }
  }
}

package struct DeliveryAnnounced: DomainEvent {
  package static let type = "DeliveryAnnounced"
  package static let version = 1

  package let deliveryID: UUID
  /// The sender's own.
  package let reference: String
  package let units: Int

  package init(deliveryID: UUID, reference: String, units: Int) {
    self.deliveryID = deliveryID
    self.reference = reference
    self.units = units
  }
}

package struct DeliveryReceived: DomainEvent {
  package static let type = "DeliveryReceived"
  package static let version = 1

  package let deliveryID: UUID

  package init(deliveryID: UUID) {
    self.deliveryID = deliveryID
  }
}
