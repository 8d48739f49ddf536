package import Foundation
import Kernel

/// Goods on their way here. Event-sourced: what happened is all there is of it.
package struct Delivery: EventSourced {
  package static let longestReference = 64
  package static let units = 1...1_000_000

  package let id: UUID
  package private(set) var status = DeliveryStatus.announced
  package private(set) var version = 1
  package private(set) var pending: [DeliveryEvent] = []

  /// Throws with every faulty field at once.
  package static func announce(id: UUID, reference: String, units: Int) throws(DeliveryError) -> Delivery {
    var faults: [RefusedField] = []
    let reference = label(reference, limit: longestReference, at: "/reference", &faults)
    if !Self.units.contains(units) {
      faults.append(RefusedField("/units", "must be from \(Self.units.lowerBound) to \(Self.units.upperBound)"))
    }
    guard let reference, faults.isEmpty else { throw .invalid(faults) }
    let event = DeliveryAnnounced(deliveryID: id, reference: reference, units: units)
    var delivery = Delivery(event)
    delivery.pending = [.announced(event)]
    return delivery
  }

  package mutating func receive() throws(DeliveryError) {
    guard status == .announced else { throw .receivedBefore(id) }
    raise(.received(DeliveryReceived(deliveryID: id)))
  }

  package init?(opening event: DeliveryEvent) {
    guard case .announced(let announced) = event else { return nil }
    self.init(announced)
  }

  package mutating func apply(_ event: DeliveryEvent) {
    version += 1
    switch event {
    case .announced: break
    case .received: status = .received
    }
  }

  private init(_ announced: DeliveryAnnounced) {
    id = announced.deliveryID
  }

  private mutating func raise(_ event: DeliveryEvent) {
    apply(event)
    pending.append(event)
  }
}

package enum DeliveryStatus: String, Sendable {
  case announced, received
}
