import Foundation
package import Kernel
package import QueryPorts
package import SQLiteStore

/// Where a reader reads from: the file of a read model, or the write file itself. Which, and with what position, is
/// decided at composition; a direct reader and one of projected rows read alike.
package struct ReadSource: Sendable {
  /// What the position of an answer is.
  package enum Progress: Sendable {
    /// How far the file's rows have been projected.
    case checkpoint
    /// Where the event log ends: rows of the write file are never behind it.
    case logHead
  }

  private let pool: ReadPool
  private let progress: Progress

  package init(_ pool: ReadPool, _ progress: Progress) {
    self.pool = pool
    self.progress = progress
  }

  /// Runs `body` in one read transaction; what it answers and the position come from one snapshot.
  package func read<Value: Sendable>(_ body: (ReadConnection) throws -> Value) throws -> Snapshot<Value> {
    try read { connection, _ in try body(connection) }
  }

  /// The same for who needs the position while reading.
  package func read<Value: Sendable>(
    _ body: (ReadConnection, PositionToken) throws -> Value
  ) throws -> Snapshot<Value> {
    try pool.read { connection in
      let position = try position(connection)
      return Snapshot(try body(connection, position), at: position)
    }
  }

  private func position(_ connection: ReadConnection) throws -> PositionToken {
    let sql: SQL =
      switch progress {
      case .checkpoint: "SELECT epoch, position FROM checkpoint"
      case .logHead: Self.head
      }
    let token = try connection.first(sql) { row in
      PositionToken(epoch: UInt64(bitPattern: try row.int64(0)), position: Position(try row.int64(1)))
    }
    guard let token else { throw NoPosition() }
    return token
  }

  /// For the plan tests.
  package static let head: SQL = "SELECT epoch, (SELECT coalesce(max(position), 0) FROM events) FROM log"
}

/// The file is neither a projection's nor one with an event log.
struct NoPosition: Error {}
