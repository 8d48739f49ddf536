package import Kernel

/// For rows that go with the command or not at all: what would be parked is thrown as `EventNotApplied`.
package final class NoQuarantine: Quarantine {
  private let model: String

  package init(of model: String) {
    self.model = model
  }

  package func parked() -> [Parked] { [] }

  package func positions(at place: ParkingPlace) -> [Position] { [] }

  package func park(_ position: Position, at place: ParkingPlace, error: String?) throws {
    throw EventNotApplied(model: model, position: position, reason: error ?? "\(place) stands still")
  }

  package func release(_ position: Position, at place: ParkingPlace) {}
}

/// A read model without a quarantine met an event that it can't read or fold: a fault of ours, whoever caused the event.
package struct EventNotApplied: Error, CustomStringConvertible {
  package let model: String
  package let position: Position
  private let reason: String

  package init(model: String, position: Position, reason: String) {
    self.model = model
    self.position = position
    self.reason = reason
  }

  package var description: String { "\(model) can't apply event \(position.value): \(reason)" }
}
