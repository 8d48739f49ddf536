package import Domain
package import Foundation
import Kernel

package enum SpecimenEvent: StreamEvent {
  case collected(SpecimenCollected)
  case relabelled(SpecimenRelabelled)
  case discarded(SpecimenDiscarded)

  package static let types: [EventType<SpecimenEvent>] = [
    EventType(SpecimenCollected.self, SpecimenEvent.collected),
    EventType(superseded: SpecimenCollectedV1.self, SpecimenEvent.collected),
    EventType(SpecimenRelabelled.self, SpecimenEvent.relabelled),
    EventType(SpecimenDiscarded.self, SpecimenEvent.discarded),
  ]

  package var payload: any DomainEvent {
    switch self {
    case .collected(let event): event
    case .relabelled(let event): event
    case .discarded(let event): event
    }
  }

  package var happensOnce: Bool {
    if case .discarded = self { true } else { false }
  }
}

package struct SpecimenCollected: DomainEvent {
  package static let type = "SpecimenCollected"
  package static let version = 2

  package let specimenID: UUID
  package let keeperID: UUID
  package let label: String
  package let count: Int

  package init(specimenID: UUID, keeperID: UUID, label: String, count: Int) {
    self.specimenID = specimenID
    self.keeperID = keeperID
    self.label = label
    self.count = count
  }
}

/// Every specimen was one piece then.
package struct SpecimenCollectedV1: SupersededEvent {
  let specimenID: UUID
  let keeperID: UUID
  let label: String

  package func upcast() -> SpecimenCollected {
    SpecimenCollected(specimenID: specimenID, keeperID: keeperID, label: label, count: 1)
  }
}

package struct SpecimenRelabelled: DomainEvent {
  package static let type = "SpecimenRelabelled"
  package static let version = 1

  package let specimenID: UUID
  package let keeperID: UUID
  package let label: String

  package init(specimenID: UUID, keeperID: UUID, label: String) {
    self.specimenID = specimenID
    self.keeperID = keeperID
    self.label = label
  }
}

package struct SpecimenDiscarded: DomainEvent {
  package static let type = "SpecimenDiscarded"
  package static let version = 1

  package let specimenID: UUID
  package let keeperID: UUID

  package init(specimenID: UUID, keeperID: UUID) {
    self.specimenID = specimenID
    self.keeperID = keeperID
  }
}

extension SpecimenEvent {
  package var specimenID: UUID {
    switch self {
    case .collected(let event): event.specimenID
    case .relabelled(let event): event.specimenID
    case .discarded(let event): event.specimenID
    }
  }

  package var keeperID: UUID {
    switch self {
    case .collected(let event): event.keeperID
    case .relabelled(let event): event.keeperID
    case .discarded(let event): event.keeperID
    }
  }
}
