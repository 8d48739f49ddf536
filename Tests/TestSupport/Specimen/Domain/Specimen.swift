import Domain
package import Foundation
import Kernel

/// A thing of a collection. Event-sourced.
package struct Specimen: EventSourced {
  package static let counts = 1...1_000

  package let id: UUID
  package let keeperID: UUID
  package private(set) var label: String
  /// Pieces.
  package let count: Int
  package private(set) var isDiscarded = false
  package private(set) var version = 1
  package private(set) var pending: [SpecimenEvent] = []

  /// Throws with every faulty field at once.
  package static func collect(
    id: UUID, keeperID: UUID, label: String, count: Int
  ) throws(SpecimenError) -> Specimen {
    var faults: [RefusedField] = []
    let label = Kernel.label(label, limit: longestSpecimenText, at: "/label", &faults)
    if !counts.contains(count) { faults.append(RefusedField("/count", "must be from 1 to 1000")) }
    guard let label, faults.isEmpty else { throw .invalid(faults) }
    let event = SpecimenCollected(specimenID: id, keeperID: keeperID, label: label, count: count)
    var specimen = Specimen(event)
    specimen.pending = [.collected(event)]
    return specimen
  }

  package mutating func relabel(to text: String) throws(SpecimenError) {
    guard !isDiscarded else { throw .discarded }
    var faults: [RefusedField] = []
    guard let text = Kernel.label(text, limit: longestSpecimenText, at: "/label", &faults) else {
      throw .invalid(faults)
    }
    raise(.relabelled(SpecimenRelabelled(specimenID: id, keeperID: keeperID, label: text)))
  }

  package mutating func discard() throws(SpecimenError) {
    guard !isDiscarded else { throw .discarded }
    raise(.discarded(SpecimenDiscarded(specimenID: id, keeperID: keeperID)))
  }

  package init?(opening event: SpecimenEvent) {
    guard case .collected(let collected) = event else { return nil }
    self.init(collected)
  }

  package mutating func apply(_ event: SpecimenEvent) {
    version += 1
    switch event {
    case .collected: break
    case .relabelled(let relabelled): label = relabelled.label
    case .discarded: isDiscarded = true
    }
  }

  private init(_ collected: SpecimenCollected) {
    id = collected.specimenID
    keeperID = collected.keeperID
    label = collected.label
    count = collected.count
  }

  private mutating func raise(_ event: SpecimenEvent) {
    apply(event)
    pending.append(event)
  }
}

/// Of labels and names, characters.
let longestSpecimenText = 100
