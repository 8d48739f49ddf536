import Domain
package import Foundation
package import Kernel

/// The event log, as projections read it.
package protocol EventSource {
  /// Hands out the next stretch of the log in order, at most `limit` events long, and answers its end; nil when there is
  /// nothing beyond the position. Throws `LogHole` when one is missing, and what `body` throws.
  func read(after position: Position, limit: Int, _ body: (StoredEvent) throws -> Void) throws -> LogMark?

  /// Hands out the event at a position. Throws `LogHole` when there is none, and what `body` throws.
  func read(at position: Position, _ body: (StoredEvent) throws -> Void) throws
}

/// An event as the log has it, not decoded. Valid only within the closure it is handed to.
package struct StoredEvent {
  package let position: Position
  package let stream: String
  /// The version of its stream that it made.
  package let version: Int
  package let type: String
  package let schemaVersion: Int
  package let recordedAt: Date
  package let payload: any PayloadDecoder

  package init(
    position: Position, stream: String, version: Int, type: String, schemaVersion: Int, recordedAt: Date,
    payload: any PayloadDecoder
  ) {
    self.position = position
    self.stream = stream
    self.version = version
    self.type = type
    self.schemaVersion = schemaVersion
    self.recordedAt = recordedAt
    self.payload = payload
  }
}

extension EventTable {
  /// Nil when the table has no such type. Throws `UnreadableEvent`.
  func read(_ stored: StoredEvent) throws(UnreadableEvent) -> RecordedEvent<Target>? {
    do {
      guard let event = try decode(type: stored.type, version: stored.schemaVersion, stored.payload) else { return nil }
      return RecordedEvent(
        position: stored.position, version: stored.version, recordedAt: stored.recordedAt, event: event)
    } catch {
      throw UnreadableEvent(position: stored.position, stream: stored.stream, reason: "\(error)")
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
struct UnreadableEvent: Error, CustomStringConvertible {
  let position: Position
  let stream: String
  let reason: String

  var description: String { "event \(position.value) can't be read: \(reason)" }
}
