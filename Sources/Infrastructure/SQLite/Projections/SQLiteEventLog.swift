import Domain
import Foundation
import JSON
package import Kernel
package import Projections
package import SQLiteStore

/// The event log as one connection sees it, with what its own transaction has appended.
package struct SQLiteEventLog: EventSource {
  private let connection: ReadConnection

  package init(_ connection: ReadConnection) {
    self.connection = connection
  }

  package func head() throws -> Position {
    Position(try connection.first("SELECT coalesce(max(position), 0) FROM events") { try $0.int64(0) } ?? 0)
  }

  package func read(after position: Position, limit: Int, _ body: (StoredEvent) throws -> Void) throws -> LogMark? {
    var last = position
    var recordedAt: Int64?
    try connection.each(
      """
      SELECT position, stream, version, type, schema_version, recorded_at, payload FROM events
      WHERE position > ? ORDER BY position LIMIT ?
      """, position.value, limit
    ) { (row: Row) -> Void in
      let found = Position(try row.int64(0))
      guard found == last.next else { throw LogHole(expected: last.next, found: found) }
      last = found
      recordedAt = try row.int64(5)
      try Self.hand(row, to: body)
    }
    return recordedAt.map { LogMark(last, recordedAt: Date(milliseconds: $0)) }
  }

  package func read(at position: Position, _ body: (StoredEvent) throws -> Void) throws {
    let found: Void? = try connection.first(
      """
      SELECT position, stream, version, type, schema_version, recorded_at, payload FROM events WHERE position = ?
      """, position.value
    ) { try Self.hand($0, to: body) }
    guard found != nil else { throw LogHole(expected: position, found: nil) }
  }

  private static func hand(_ row: Row, to body: (StoredEvent) throws -> Void) throws {
    try row.withBytes(6) { bytes in
      try body(
        StoredEvent(
          position: Position(try row.int64(0)), stream: try row.text(1), version: try row.int(2),
          type: try row.text(3), schemaVersion: try row.int(4), recordedAt: Date(milliseconds: try row.int64(5)),
          payload: JSONPayload(bytes)))
    }
  }
}
