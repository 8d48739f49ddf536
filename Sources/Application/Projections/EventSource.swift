package import Domain
package import Kernel

/// The event log, as projections read it.
package protocol EventSource: Sendable {
  /// The next stretch of the log, at most `limit` events long, with those of the given types decoded.
  /// Throws `LogHole` when a position is missing, `UnreadableEvent` when a payload can't be decoded.
  func read<Event: Sendable>(
    after position: Position, limit: Int, as types: [EventType<Event>]
  ) throws -> EventBatch<Event>
}

package struct EventBatch<Event: Sendable>: Sendable {
  package let events: [RecordedEvent<Event>]
  /// The last position of the stretch, whether or not its event was asked for.
  package let last: Position

  package init(events: [RecordedEvent<Event>], last: Position) {
    self.events = events
    self.last = last
  }
}

/// There is one writer and positions are given in commit order, so a hole can only be damage.
package struct LogHole: Error, CustomStringConvertible {
  package let expected: Position
  package let found: Position

  package init(expected: Position, found: Position) {
    self.expected = expected
    self.found = found
  }

  package var description: String {
    "the event log has \(found.value) where \(expected.value) is due; restore it from a backup"
  }
}

package struct UnreadableEvent: Error, CustomStringConvertible {
  package let position: Position
  package let reason: String

  package init(position: Position, reason: String) {
    self.position = position
    self.reason = reason
  }

  package var description: String { "event \(position.value) can't be read: \(reason)" }
}
