package import Kernel
package import SQLiteStore

/// What the writer holds in memory of the log. Set back with every savepoint that is.
package struct LogState: Sendable {
  package let epoch: UInt64
  /// The epoch was renewed by this opening, for readers have kept marks of a history that the log has no more.
  package let isRestored: Bool
  /// Of tables that the file has and the program has not, sorted.
  package let unknownOwners: [String]
  package fileprivate(set) var head: Position
}

extension LogState {
  package var token: PositionToken { PositionToken(epoch: epoch, position: head) }

  mutating func move(to position: Position) {
    head = position
  }

  /// Brings the file to the program's schema, which is the frame's and `schema`, and reads where its log ends. `makeLog`
  /// gives a new log its epoch and its key for fingerprints (32 bytes), and a restored one another epoch. `marks` are
  /// what readers have kept of the log of an epoch.
  package static func load(
    _ connection: Connection, schema: [SchemaPart], marks: (_ epoch: UInt64) -> [LogMark] = { _ in [] },
    makeLog: () -> (epoch: UInt64, fingerprintKey: [UInt8])
  ) throws -> LogState {
    let unknown = try Migrations.apply([WriteSchema.frame] + schema, to: connection)
    let stored = try epoch(connection)
    guard let epoch = stored else {
      let log = makeLog()
      try connection.run(
        "INSERT INTO log (id, epoch, fingerprint_key) VALUES (1, ?, ?)", Int64(bitPattern: log.epoch),
        log.fingerprintKey)
      return LogState(epoch: log.epoch, isRestored: false, unknownOwners: unknown, head: .start)
    }
    let head = try connection.first("SELECT coalesce(max(position), 0) FROM events") { try $0.int64(0) } ?? 0
    guard try !connection.reading.holds(marks(epoch)) else {
      return LogState(epoch: epoch, isRestored: false, unknownOwners: unknown, head: Position(head))
    }
    let renewed = makeLog().epoch
    try connection.run("UPDATE log SET epoch = ?", Int64(bitPattern: renewed))
    return LogState(epoch: renewed, isRestored: true, unknownOwners: unknown, head: Position(head))
  }

  private static func epoch(_ connection: Connection) throws -> UInt64? {
    try connection.first("SELECT epoch FROM log") { UInt64(bitPattern: try $0.int64(0)) }
  }
}

extension ReadConnection {
  /// Whether the log has been where all the marks are.
  fileprivate func holds(_ marks: [LogMark]) throws -> Bool {
    try marks.allSatisfy { mark in
      guard mark.position > .start else { return true }
      let recordedAt = try first("SELECT recorded_at FROM events WHERE position = ?", mark.position.value) {
        try $0.int64(0)
      }
      return recordedAt == mark.recordedAt.milliseconds
    }
  }
}

/// What a write file says of its log, read without the writer.
package struct LogIdentity: Sendable {
  package let epoch: UInt64
  package let fingerprintKey: [UInt8]
  /// Where the log ended.
  package let head: Position
  /// It is not the log that readers have kept marks of: the next opening renews its epoch.
  package let isRestored: Bool

  /// `marks` as for `LogState.load`. Throws when the file holds no log.
  package init(path: String, marks: (_ epoch: UInt64) -> [LogMark] = { _ in [] }) throws {
    let connection = try Connection(path: path, mode: .readOnly)
    let row = try connection.first(
      "SELECT epoch, fingerprint_key, (SELECT coalesce(max(position), 0) FROM events) FROM log"
    ) { row in (UInt64(bitPattern: try row.int64(0)), try row.bytes(1), Position(try row.int64(2))) }
    guard let row else { throw NoLog(path: path) }
    (epoch, fingerprintKey, head) = row
    isRestored = try !connection.reading.holds(marks(epoch))
  }
}

package struct NoLog: Error, CustomStringConvertible {
  let path: String

  package var description: String { "\(path) holds no event log" }
}
