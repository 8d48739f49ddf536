package import Domain
import Foundation

/// The events that the read models are made of.
package enum CollectionEvent: Sendable {
  case specimen(SpecimenEvent)
  case keeper(KeeperEvent)

  package static let types: [EventType<CollectionEvent>] =
    SpecimenEvent.types.map { $0.map(CollectionEvent.specimen) }
    + KeeperEvent.types.map { $0.map(CollectionEvent.keeper) }
}
