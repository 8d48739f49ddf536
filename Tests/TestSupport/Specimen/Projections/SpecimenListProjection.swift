package import Domain
package import Foundation
package import Kernel
package import Projections

/// A row a specimen that is not discarded, with its keeper's name beside it.
package enum SpecimenListProjection: Fold {
  package typealias Event = CollectionEvent
  package typealias Key = UUID
  package typealias Row = SpecimenRow
  /// A keeper's name, by the keeper's id.
  package typealias FactKey = UUID
  package typealias Fact = String

  package enum Sweep: Sendable {
    case renamed(keeper: UUID, name: String)
  }

  package static let name = "specimen_list"
  package static let version = 1
  package static let events = CollectionEvent.types

  package static func effect(of event: CollectionEvent) -> Effect<Self> {
    switch event {
    case .specimen(let event): .row(event.specimenID)
    case .keeper(.named(let keeper)): .fact(keeper.keeperID, keeper.name)
    case .keeper(.renamed(let keeper)): .sweep(.renamed(keeper: keeper.keeperID, name: keeper.name))
    }
  }

  package static func key(ofStream stream: String) -> UUID? {
    UUID(ofStream: stream, named: "specimen-")
  }

  package static func factNeeded(by event: CollectionEvent) -> UUID? {
    if case .specimen(.collected(let specimen)) = event { specimen.keeperID } else { nil }
  }

  package static func fold(
    _ row: SpecimenRow?, of key: UUID, _ recorded: RecordedEvent<CollectionEvent>, _ keeperName: String?
  ) throws -> SpecimenRow? {
    guard case .specimen(let event) = recorded.event else { return row }
    if case .collected(let specimen) = event {
      guard let keeperName else { throw FoldFault("specimen \(key) names a keeper that nobody named") }
      return SpecimenRow(
        id: key, keeperID: specimen.keeperID, keeperName: keeperName, label: specimen.label, count: specimen.count,
        collectedAt: recorded.recordedAt, version: recorded.version, changed: recorded.position)
    }
    guard var row else { throw FoldFault("the first event of specimen \(key) is not its collection") }
    guard case .relabelled(let specimen) = event else { return nil }
    row.label = specimen.label
    row.version = recorded.version
    row.changed = recorded.position
    return row
  }
}

package struct SpecimenRow: Equatable, Sendable {
  package let id: UUID
  package let keeperID: UUID
  package var keeperName: String
  package var label: String
  package let count: Int
  package let collectedAt: Date
  package var version: Int
  /// The last event that changed the row.
  package var changed: Position
}
