package import Domain
package import Kernel

/// The event log, as projections read it.
package protocol EventSource: Sendable {
  /// The next stretch of the log, at most `limit` events long, with those of the given types decoded, but none of the
  /// streams that stand still. It ends with the first event that can't be read: what follows is read once it is known
  /// whether that event's stream stands still. Throws `LogHole` when a position is missing.
  func read<Event: Sendable>(
    after position: Position, limit: Int, as types: [EventType<Event>], standing streams: Set<String>
  ) throws -> EventBatch<Event>

  /// The event at a position; nil when it is of none of the types. Throws `LogHole` when there is none.
  func read<Event: Sendable>(at position: Position, as types: [EventType<Event>]) throws -> LogEntry<Event>?
}

package struct EventBatch<Event: Sendable>: Sendable {
  package let entries: [LogEntry<Event>]
  /// The last position of the stretch, whether or not its event was asked for.
  package let last: Position

  package init(entries: [LogEntry<Event>], last: Position) {
    self.entries = entries
    self.last = last
  }
}

package enum LogEntry<Event: Sendable>: Sendable {
  case event(RecordedEvent<Event>)
  case unreadable(UnreadableEvent)
  /// Not decoded, because its stream stands still.
  case waiting(Position, stream: String)

  package var position: Position {
    switch self {
    case .event(let event): event.position
    case .unreadable(let fault): fault.position
    case .waiting(let position, _): position
    }
  }
}

/// There is one writer and positions are given in commit order, so a hole can only be damage.
package struct LogHole: Error, CustomStringConvertible {
  package let expected: Position
  package let found: Position?

  package init(expected: Position, found: Position?) {
    self.expected = expected
    self.found = found
  }

  package var description: String {
    "the event log has \(found.map { "\($0.value)" } ?? "nothing") where \(expected.value) is due; "
      + "restore it from a backup"
  }
}

/// The payload is not what its type and version promise.
package struct UnreadableEvent: Error, CustomStringConvertible {
  package let position: Position
  package let stream: String
  package let reason: String

  package init(position: Position, stream: String, reason: String) {
    self.position = position
    self.stream = stream
    self.reason = reason
  }

  package var description: String { "event \(position.value) can't be read: \(reason)" }
}
