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
    after position: Position, limit: Int, as types: [EventType<Event>], standing streams: Set<String>
  ) throws -> EventBatch<Event> {
    let table = EventTable(types)
    var last = position
    var isCut = false
    var entries: [LogEntry<Event>] = []
    try pool.read { connection in
      try connection.each(
        """
        SELECT position, stream, version, type, schema_version, recorded_at, payload FROM events
        WHERE position > ? ORDER BY position LIMIT ?
        """, position.value, limit
      ) { (row: Row) -> Void in
        guard !isCut else { return }
        let found = Position(try row.int64(0))
        guard found == last.next else { throw LogHole(expected: last.next, found: found) }
        last = found
        guard let entry = try Self.entry(row, at: found, table, streams) else { return }
        entries.append(entry)
        if case .unreadable = entry { isCut = true }
      }
    }
    return EventBatch(entries: entries, last: last)
  }

  package func read<Event: Sendable>(at position: Position, as types: [EventType<Event>]) throws -> LogEntry<Event>? {
    let table = EventTable(types)
    let found = try pool.read { connection in
      try connection.first(
        """
        SELECT position, stream, version, type, schema_version, recorded_at, payload FROM events WHERE position = ?
        """, position.value
      ) { try Self.entry($0, at: position, table) }
    }
    guard let found else { throw LogHole(expected: position, found: nil) }
    return found
  }

  /// Nil for a type that is not in the table. Only what the payload and its version are to blame for is unreadable.
  private static func entry<Event: Sendable>(
    _ row: Row, at position: Position, _ table: EventTable<Event>, _ standing: Set<String> = []
  ) throws -> LogEntry<Event>? {
    let type = try row.text(3)
    if !standing.isEmpty, case let stream = try row.text(1), standing.contains(stream) {
      return table.has(type: type) ? .waiting(position, stream: stream) : nil
    }
    let schemaVersion = try row.int(4)
    let decoded = try row.withBytes(6) { bytes in
      Result { try table.decode(type: type, version: schemaVersion, StoredPayload(bytes: bytes)) }
    }
    switch decoded {
    case .failure(let fault):
      return .unreadable(UnreadableEvent(position: position, stream: try row.text(1), reason: "\(fault)"))
    case .success(nil): return nil
    case .success(let event?):
      return .event(
        RecordedEvent(
          position: position, version: try row.int(2), recordedAt: Date(milliseconds: try row.int64(5)), event: event))
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
