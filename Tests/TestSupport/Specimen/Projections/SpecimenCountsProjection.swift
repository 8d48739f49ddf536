package import Domain
package import Foundation
package import Kernel
package import Projections

/// A row a keeper who has specimens. The stream of a specimen does not tell whose it is.
package enum SpecimenCountsProjection: Fold {
  package typealias Event = SpecimenEvent
  package typealias Key = UUID
  package typealias Row = SpecimenCount
  package typealias FactKey = Never
  package typealias Fact = Never
  package typealias Sweep = Never

  package static let name = "specimen_counts"
  package static let version = 1
  package static let events = SpecimenEvent.types

  package static func effect(of event: SpecimenEvent) -> Effect<Self> {
    .row(event.keeperID)
  }

  package static func factNeeded(by event: SpecimenEvent) -> Never? { nil }

  package static func fold(
    _ row: SpecimenCount?, of key: UUID, _ recorded: RecordedEvent<SpecimenEvent>, _ fact: Never?
  ) throws -> SpecimenCount? {
    var count = row ?? SpecimenCount(keeperID: key, specimens: 0, events: 0, changed: recorded.position)
    switch recorded.event {
    case .collected: count.specimens += 1
    case .relabelled: break
    case .discarded: count.specimens -= 1
    }
    count.events += 1
    count.changed = recorded.position
    return count.specimens > 0 ? count : nil
  }
}

package struct SpecimenCount: Equatable, Sendable {
  package let keeperID: UUID
  package var specimens: Int
  /// Since the row is there.
  package var events: Int
  /// The last event that changed the row.
  package var changed: Position
}
