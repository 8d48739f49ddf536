package import Domain
package import Foundation
package import Kernel

/// A row a delivery.
package enum DeliveryListProjection: Fold {
  package typealias Event = DeliveryEvent
  package typealias Key = UUID
  package typealias Row = DeliveryRow
  package typealias FactKey = Never
  package typealias Fact = Never
  package typealias Sweep = Never

  package static let name = "deliveries"
  package static let version = 1
  package static let events = DeliveryEvent.types

  package static func effect(of event: DeliveryEvent) -> Effect<Self> { .row(event.deliveryID) }

  package static func key(ofStream stream: String) -> UUID? { UUID(ofStream: stream, named: "delivery-") }

  package static func factNeeded(by event: DeliveryEvent) -> Never? { nil }

  package static func fold(
    _ row: DeliveryRow?, of key: UUID, _ recorded: RecordedEvent<DeliveryEvent>, _ fact: Never?
  ) throws -> DeliveryRow? {
    switch recorded.event {
    case .announced(let delivery):
      return DeliveryRow(
        id: key, reference: delivery.reference, units: delivery.units, isReceived: false,
        announcedAt: recorded.recordedAt, version: recorded.version, changed: recorded.position)
    case .received:
      guard var row else { throw FoldFault("delivery \(key) was received and never announced") }
      row.isReceived = true
      row.version = recorded.version
      row.changed = recorded.position
      return row
    }
  }
}

package struct DeliveryRow: Equatable, Sendable {
  package let id: UUID
  package let reference: String
  package let units: Int
  package fileprivate(set) var isReceived: Bool
  package let announcedAt: Date
  package fileprivate(set) var version: Int
  /// The last event that changed the row.
  package fileprivate(set) var changed: Position

  /// As it was stored.
  package init(
    id: UUID, reference: String, units: Int, isReceived: Bool, announcedAt: Date, version: Int, changed: Position
  ) {
    self.id = id
    self.reference = reference
    self.units = units
    self.isReceived = isReceived
    self.announcedAt = announcedAt
    self.version = version
    self.changed = changed
  }
}
