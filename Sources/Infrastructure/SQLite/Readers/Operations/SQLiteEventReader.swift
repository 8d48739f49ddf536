import Foundation
package import Kernel
package import QueryPorts
package import SQLiteStore

/// Reads the event log in the write file, through read-only connections.
package struct SQLiteEventReader: EventQueryGateway {
  /// Bytes of payload beyond which an answer takes no further event.
  static let largeAnswer = 256 << 10

  private let source: ReadSource
  private let growth: any LogGrowth
  private let tail = LogTail()

  /// `source` is that of the log's own file.
  package init(_ source: ReadSource, growth: any LogGrowth) {
    self.source = source
    self.growth = growth
  }

  package func listEvents(
    after position: Position?, limit: Int, patience: Double
  ) async throws -> Snapshot<[LoggedEvent]> {
    if let position, patience > 0 { await growth.waitForGrowth(beyond: position, atMost: patience) }
    guard let position else { return try source.read { _ in [] } }
    if let known = tail.events(after: position, limit: limit) { return known }
    // Who is further behind reads for himself: those at the end would have to wait for him.
    guard position.value >= growth.head.value - Int64(limit) else { return try read(after: position, limit) }
    return try tail.events(after: position, limit: limit) { try read(after: position, limit) }
  }

  private func read(after position: Position, _ limit: Int) throws -> Snapshot<[LoggedEvent]> {
    try source.read { connection, head in
      try events(after: position, limit, head.epoch, connection)
    }
  }

  private func events(
    after position: Position, _ limit: Int, _ epoch: UInt64, _ connection: ReadConnection
  ) throws -> [LoggedEvent] {
    var events: [LoggedEvent] = []
    var last = position
    var bytes = 0
    try connection.eachWhile(Self.eventsAfter, position.value, limit) { row in
      let found = Position(try row.int64(0))
      guard found == last.next else { throw LogHole(expected: last.next, found: found) }
      last = found
      let payload = try row.withBytes(6) { Array($0) }
      bytes += payload.count
      events.append(
        LoggedEvent(
          position: PositionToken(epoch: epoch, position: found), stream: try row.text(1), version: try row.int(2),
          type: try row.text(3), schemaVersion: try row.int(4), recordedAt: Date(milliseconds: try row.int64(5)),
          payload: payload))
      return bytes < Self.largeAnswer
    }
    return events
  }

  package static let statements = [eventsAfter]

  package static let eventsAfter: SQL = """
    SELECT position, stream, version, type, schema_version, recorded_at, payload FROM events
    WHERE position > ? ORDER BY position LIMIT ?
    """
}

/// Positions are given in commit order by one writer, so a hole can only be damage.
private struct LogHole: Error, CustomStringConvertible {
  let expected: Position
  let found: Position

  var description: String {
    "the event log has \(found.value) where \(expected.value) is due; restore it from a backup"
  }
}
