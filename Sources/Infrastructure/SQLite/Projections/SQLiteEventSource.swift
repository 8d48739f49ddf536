package import Domain
import Foundation
import JSON
package import Kernel
package import Projections
package import SQLiteStore

/// The event log in the write file, read through read-only connections.
package struct SQLiteEventSource: EventSource {
  private let pool: ReadPool

  package init(_ pool: ReadPool) {
    self.pool = pool
  }

  package func read<Event: Sendable>(
    after position: Position, limit: Int, as types: [EventType<Event>]
  ) throws -> EventBatch<Event> {
    let table = EventTable(types)
    var last = position
    var events: [RecordedEvent<Event>] = []
    try pool.read { connection in
      try connection.each(
        """
        SELECT position, version, type, schema_version, recorded_at, payload FROM events
        WHERE position > ? ORDER BY position LIMIT ?
        """, position.value, limit
      ) { (row: Row) -> Void in
        let found = Position(try row.int64(0))
        guard found == last.next else { throw LogHole(expected: last.next, found: found) }
        last = found
        if let event = try Self.event(row, at: found, table) { events.append(event) }
      }
    }
    return EventBatch(events: events, last: last)
  }

  private static func event<Event: Sendable>(
    _ row: Row, at position: Position, _ table: EventTable<Event>
  ) throws -> RecordedEvent<Event>? {
    do {
      let type = try row.text(2)
      let version = try row.int(3)
      guard
        let event = try row.withBytes(5, { try table.decode(type: type, version: version, StoredPayload(bytes: $0)) })
      else { return nil }
      return RecordedEvent(
        position: position, version: try row.int(1), recordedAt: Date(milliseconds: try row.int64(4)), event: event)
    } catch {
      throw UnreadableEvent(position: position, reason: "\(error)")
    }
  }
}

/// A payload where SQLite holds it; valid only while its row is.
private struct StoredPayload: PayloadDecoder {
  let bytes: UnsafeRawBufferPointer

  func decode<E: Decodable>(_ type: E.Type) throws -> E {
    try JSON.decode(type, from: bytes)
  }
}

func text(of value: some Encodable) throws -> String {
  String(decoding: try JSON.encode(value), as: UTF8.self)
}
