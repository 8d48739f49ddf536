import Foundation
package import Kernel
package import Projections
package import SQLiteStore

/// The tables of one read model in SQLite.
package protocol SQLiteTable<F>: Table {
  static var migrations: [Migration] { get }

  init(_ connection: Connection)
}

/// One version of a projection in a file of its own, which may be deleted at any time and is then filled anew.
///
/// Unchecked, because the connection is used under the lock alone.
package final class SQLiteProjectionStore<T: SQLiteTable>: ProjectionStore, @unchecked Sendable {
  package typealias F = T.F

  /// Pages of the write-ahead log beyond which it is copied into the file.
  private static var longLog: Int { 1000 }

  private let lock = NSLock()
  private let connection: Connection

  /// Opens the projection's file in the folder, or makes it. A file of another epoch tells of another history, so it
  /// is thrown away. Nobody else may have it open.
  package init(_ table: T.Type, folder: String, epoch: UInt64) throws {
    let path = Self.path(in: folder)
    connection = try Self.open(path, epoch: epoch)
  }

  /// `order_summary.v1.sqlite`
  package static func path(in folder: String) -> String {
    "\(folder)/\(F.name).v\(F.version).sqlite"
  }

  package func checkpoint() throws -> Position {
    try lock.withLock { try Self.checkpoint(connection)?.position ?? .start }
  }

  package func parked() throws -> [ParkedRow] {
    try lock.withLock { try SQLiteQuarantine(connection).rows() }
  }

  package func advance(to position: Position, _ body: (any Table<F>, any Quarantine) throws -> Void) throws {
    try change { table, quarantine in
      try body(table, quarantine)
      try connection.run("UPDATE checkpoint SET position = ?", position.value)
    }
  }

  package func change(_ body: (any Table<F>, any Quarantine) throws -> Void) throws {
    try lock.withLock {
      try connection.write { try body(T(connection), SQLiteQuarantine(connection)) }
      if connection.pagesInLog > Self.longLog { try connection.checkpoint(.passive) }
    }
  }

  private static func open(_ path: String, epoch: UInt64) throws -> Connection {
    let present = try prepare(path)
    if let stored = try checkpoint(present)?.epoch {
      if stored == epoch { return present }
      try throwAway(path)
      return try open(path, epoch: epoch)
    }
    try present.run("INSERT INTO checkpoint (id, epoch, position) VALUES (1, ?, 0)", Int64(bitPattern: epoch))
    return present
  }

  private static func prepare(_ path: String) throws -> Connection {
    let connection = try Connection(path: path, mode: .readWrite(synchronous: .normal))
    try Migrations.apply([checkpointTable, SQLiteQuarantine.migration] + T.migrations, to: connection)
    return connection
  }

  private static func throwAway(_ path: String) throws {
    for part in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + part) {
      try FileManager.default.removeItem(atPath: path + part)
    }
  }

  private static func checkpoint(_ connection: Connection) throws -> PositionToken? {
    try connection.first("SELECT epoch, position FROM checkpoint") { row in
      PositionToken(epoch: UInt64(bitPattern: try row.int64(0)), position: Position(try row.int64(1)))
    }
  }

  private static var checkpointTable: Migration {
    Migration(
      name: "0001 checkpoint",
      sql: """
        CREATE TABLE checkpoint (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          epoch INTEGER NOT NULL,
          position INTEGER NOT NULL
        ) STRICT;
        """)
  }
}
