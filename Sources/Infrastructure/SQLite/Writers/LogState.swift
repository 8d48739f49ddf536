import Foundation
package import Kernel
package import SQLiteStore

/// What the writer holds in memory of the log. Set back with every savepoint that is.
package struct LogState: Sendable {
  package let epoch: UInt64
  /// The epoch was renewed by this opening: the file is not the one that was left, or marks were kept of a history that
  /// the log has no more.
  package let isRestored: Bool
  /// Of tables that the file has and the program has not, sorted.
  package let unknownOwners: [String]
  /// The last event's place and time.
  package fileprivate(set) var end: LogMark
}

extension LogState {
  package var head: Position { end.position }
  package var token: PositionToken { PositionToken(epoch: epoch, position: head) }

  mutating func move(to end: LogMark) {
    self.end = end
  }

  /// Brings the file to the program's schema, which is the frame's and `schema`, and reads where its log ends. `makeLog`
  /// gives a new log its epoch and its key for fingerprints (32 bytes), and a restored one another epoch. `marks` are
  /// what was kept of the log of an epoch, and `isTheFile` whether the file is the one that was left with that epoch; it
  /// is told whether a mark was kept beside it.
  package static func load(
    _ connection: Connection, schema: [SchemaPart], marks: (_ epoch: UInt64) -> [LogMark] = { _ in [] },
    isTheFile: (_ epoch: UInt64, _ isMarked: Bool) -> Bool = { _, _ in true },
    makeLog: () -> (epoch: UInt64, fingerprintKey: [UInt8])
  ) throws -> LogState {
    let unknown = try Migrations.apply([WriteSchema.frame] + schema, to: connection)
    let stored = try epoch(connection)
    guard let epoch = stored else {
      let log = makeLog()
      try connection.run(
        "INSERT INTO log (id, epoch, fingerprint_key) VALUES (1, ?, ?)", Int64(bitPattern: log.epoch),
        log.fingerprintKey)
      return LogState(epoch: log.epoch, isRestored: false, unknownOwners: unknown, end: .start)
    }
    let end = try self.end(connection)
    let isTheFile = try isTheFile(epoch, isMarked(connection))
    guard try connection.reading.isOther(endingAt: end.position, isTheFile: isTheFile, marks(epoch)) else {
      return LogState(epoch: epoch, isRestored: false, unknownOwners: unknown, end: end)
    }
    let renewed = makeLog().epoch
    try connection.run("UPDATE log SET epoch = ?", Int64(bitPattern: renewed))
    return LogState(epoch: renewed, isRestored: true, unknownOwners: unknown, end: end)
  }

  private static func end(_ connection: Connection) throws -> LogMark {
    try connection.first("SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1") { row in
      LogMark(Position(try row.int64(0)), recordedAt: Date(milliseconds: try row.int64(1)))
    } ?? .start
  }

  private static func isMarked(_ connection: Connection) throws -> Bool {
    try connection.first("SELECT is_marked FROM log") { try $0.bool(0) } ?? false
  }

  private static func epoch(_ connection: Connection) throws -> UInt64? {
    try connection.first("SELECT epoch FROM log") { UInt64(bitPattern: try $0.int64(0)) }
  }
}

extension ReadConnection {
  /// Whether the log is not the one that was left. An empty one has given out no position that could be taken for another.
  fileprivate func isOther(endingAt end: Position, isTheFile: Bool, _ marks: [LogMark]) throws -> Bool {
    try !(end == .start || isTheFile) || !holds(marks)
  }

  /// Whether the log has been where all the marks are.
  private func holds(_ marks: [LogMark]) throws -> Bool {
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

  /// `marks` and `isTheFile` as for `LogState.load`. Throws when the file holds no log.
  package init(
    path: String, marks: (_ epoch: UInt64) -> [LogMark] = { _ in [] },
    isTheFile: (_ epoch: UInt64) -> Bool = { _ in true }
  ) throws {
    let connection = try Connection(path: path, mode: .readOnly)
    let row = try connection.first(
      "SELECT epoch, fingerprint_key, (SELECT coalesce(max(position), 0) FROM events) FROM log"
    ) { row in (UInt64(bitPattern: try row.int64(0)), try row.bytes(1), Position(try row.int64(2))) }
    guard let row else { throw NoLog(path: path) }
    (epoch, fingerprintKey, head) = row
    isRestored = try connection.reading.isOther(endingAt: head, isTheFile: isTheFile(epoch), marks(epoch))
  }
}

package struct NoLog: Error, CustomStringConvertible {
  let path: String

  package var description: String { "\(path) holds no event log" }
}
