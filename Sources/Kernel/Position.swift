/// A place in the event log: 1, 2, 3 … gap-free and in commit order; 0 is before the first event.
package struct Position: Hashable, Comparable, Sendable {
  package static let start = Position(0)

  package let value: Int64

  package init(_ value: Int64) {
    self.value = value
  }

  package var next: Position { Position(value + 1) }

  package static func < (left: Position, right: Position) -> Bool {
    left.value < right.value
  }
}
