package import Kernel

/// The events of a read model that could not be applied, and those that wait behind them at the same place; within one
/// transaction.
package protocol Quarantine: AnyObject {
  /// In the order of their first events.
  func parked() throws -> [Parked]
  /// In order.
  func positions(at place: ParkingPlace) throws -> [Position]
  /// `error` is why this very event could not be applied; nil when it only waits. Parking it again changes the error.
  func park(_ position: Position, at place: ParkingPlace, error: String?) throws
  func release(_ position: Position, at place: ParkingPlace) throws
}

/// What stands still while all others go on.
package enum ParkingPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The description of its key.
  case row(String)
  /// An event of it can't be decoded, and the rows that it touches are not known.
  case stream(String)

  package var name: String {
    switch self {
    case .row(let name), .stream(let name): name
    }
  }

  package var description: String { "\(isStream ? "stream" : "row") \(name)" }

  package var isStream: Bool {
    if case .stream = self { true } else { false }
  }
}

/// A row or stream that stands still until its first parked event can be applied.
package struct Parked: Equatable, Sendable {
  package let place: ParkingPlace
  /// The first parked event.
  package let position: Position
  package let error: String
  /// Events parked in all.
  package let depth: Int

  package init(_ place: ParkingPlace, position: Position, error: String, depth: Int) {
    self.place = place
    self.position = position
    self.error = error
    self.depth = depth
  }
}

extension [Parked] {
  var streams: Set<String> { Set(filter(\.place.isStream).map(\.place.name)) }
}

/// So many rows and streams were poisoned by neighbouring events that the fault must be the program's, not an event's.
package struct TooManyParked: Error, CustomStringConvertible {
  /// More than this, poisoned by this many events in a row, halt the projection.
  package static let limit = 16
  package static let stretch: Int64 = 1000

  package let last: String

  package var description: String {
    "more than \(Self.limit) rows and streams were poisoned within \(Self.stretch) events; the last fault: \(last)"
  }
}
