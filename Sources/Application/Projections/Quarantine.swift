package import Kernel

/// The events of a read model that could not be applied, and those that wait behind them for the same row; within one
/// transaction.
package protocol Quarantine: AnyObject {
  /// In the order of their first events.
  func rows() throws -> [ParkedRow]
  /// In order.
  func positions(of row: String) throws -> [Position]
  /// `error` is why this very event could not be applied; nil when it only waits. Parking it again changes the error.
  func park(_ position: Position, of row: String, error: String?) throws
  func release(_ position: Position, of row: String) throws
}

/// A row that stands still until its first parked event can be applied.
package struct ParkedRow: Equatable, Sendable {
  /// The description of its key.
  package let name: String
  /// The first parked event.
  package let position: Position
  package let error: String
  /// Events parked in all.
  package let depth: Int

  package init(name: String, position: Position, error: String, depth: Int) {
    self.name = name
    self.position = position
    self.error = error
    self.depth = depth
  }
}

/// So many rows were poisoned by neighbouring events that the fault must be the program's, not an event's.
package struct TooManyParked: Error, CustomStringConvertible {
  /// More rows than this, poisoned by this many events in a row, halt the projection.
  package static let limit = 16
  package static let stretch: Int64 = 1000

  package let last: String

  package var description: String {
    "more than \(Self.limit) rows were poisoned within \(Self.stretch) events; the last fault: \(last)"
  }
}
