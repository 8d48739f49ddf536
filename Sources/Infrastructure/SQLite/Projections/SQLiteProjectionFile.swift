import Foundation
package import Kernel
package import Projections
package import SQLiteStore

/// The tables of one read model in SQLite.
package protocol SQLiteTable<F>: Table, SendableMetatype {
  static var migrations: [Migration] { get }
  /// Run when the rows of a rebuild are there.
  static var indices: [Migration] { get }
  /// Every row of every table, by which two files are compared.
  static var contents: [(table: String, rows: SQL)] { get }

  init(_ connection: Connection)
}

/// One file of a projection, open.
///
/// Unchecked, because one at a time uses it: whoever holds the store's lock, or the thread of the rebuild.
package final class SQLiteProjectionFile<T: SQLiteTable>: @unchecked Sendable {
  package typealias F = T.F

  /// Pages of the write-ahead log beyond which it is copied into the file.
  private static var longLog: Int { 1000 }

  private(set) var path: String
  private let files: ProjectionFiles
  /// None only while the file gets another name.
  private var present: Connection?
  /// What is parked, read since the last change of it: it is asked for in every round, and there may be very much.
  private var known: [Parked]?

  /// Opens the file, all of which is looked at for damage, or makes it. Throws `UnusableFile`.
  init(_ path: String, _ mode: ConnectionMode, _ files: ProjectionFiles, epoch: UInt64) throws {
    self.path = path
    self.files = files
    let isNew = !ProjectionFiles.exists(path)
    do {
      let connection = try Connection(path: path, mode: mode)
      present = connection
      if !isNew { try Self.demandUndamaged(connection) }
      let isWhole = mode != .underConstruction
      // Tables of an owner that nobody knows may be an earlier form of these.
      guard try Migrations.apply(Self.schema(isWhole: isWhole), to: connection).isEmpty else {
        throw UnusableFile(damage: nil)
      }
      try connection.run(
        "INSERT INTO checkpoint (id, epoch, position, recorded_at) VALUES (1, ?, 0, 0) ON CONFLICT DO NOTHING",
        Int64(bitPattern: epoch))
      guard try connection.reading.projectionCheckpoint()?.epoch == epoch else { throw UnusableFile(damage: nil) }
    } catch let error as MigrationError where !error.isOfProgram {
      throw UnusableFile(damage: nil)
    } catch let error as SQLiteError where !isNew && error.leavesFileUseless {
      throw UnusableFile(damage: error.message)
    }
  }

  /// Where its rows stand, without opening it for more than a look. Throws `UnusableFile` for one that opening refuses.
  static func look(_ path: String, epoch: UInt64) throws -> Standing {
    do {
      let connection = try Connection(path: path, mode: .readOnly)
      try demandUndamaged(connection)
      guard try Migrations.fit(schema(isWhole: true), connection),
        let kept = try connection.reading.projectionCheckpoint(), kept.epoch == epoch
      else { throw UnusableFile(damage: nil) }
      let parked = try SQLiteQuarantine.isThere(connection) ? SQLiteQuarantine(connection).parked() : []
      return Standing(position: kept.mark.position, parked: parked)
    } catch let error as MigrationError where !error.isOfProgram {
      throw UnusableFile(damage: nil)
    } catch let error as SQLiteError where error.leavesFileUseless {
      throw UnusableFile(damage: error.message)
    }
  }

  /// A file that was cut off to nothing is one without tables to SQLite.
  private static func demandUndamaged(_ connection: Connection) throws {
    if let problem = try Integrity.quickProblems(of: connection).first { throw UnusableFile(damage: problem) }
    guard try connection.hasTable("checkpoint") else { throw UnusableFile(damage: "it holds no checkpoint") }
  }

  /// After which nothing that it holds can be relied on.
  var damage: String? { present?.damage?.message }

  private var connection: Connection {
    get throws {
      guard let present else { throw NoRows(projection: F.name) }
      return present
    }
  }

  /// A file is whole when it has its indices.
  private static func schema(isWhole: Bool) -> [SchemaPart] {
    [
      .frame([checkpointTable, SQLiteQuarantine.migration]),
      SchemaPart(F.name, T.migrations + (isWhole ? T.indices : [])),
    ]
  }

  private static var checkpointTable: Migration {
    Migration(
      name: "0001 checkpoint",
      sql: """
        CREATE TABLE checkpoint (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          epoch INTEGER NOT NULL,
          position INTEGER NOT NULL,
          recorded_at INTEGER NOT NULL
        ) STRICT;
        """)
  }
}

extension SQLiteProjectionFile: ProjectionBuild {
  package func checkpoint() throws -> Position {
    try connection.reading.projectionCheckpoint()?.mark.position ?? .start
  }

  package func parked() throws -> [Parked] {
    if let known { return known }
    let parked = try SQLiteQuarantine(connection).parked()
    known = parked
    return parked
  }

  package func advance(_ body: (Position, any Table<F>, any Quarantine) throws -> LogMark?) throws -> Position {
    let connection = try connection
    var position = Position.start
    try change { table, quarantine in
      position = try checkpoint()
      guard let end = try body(position, table, quarantine) else { return }
      position = end.position
      try connection.run(
        "UPDATE checkpoint SET position = ?, recorded_at = ?", position.value, end.recordedAt.milliseconds)
    }
    return position
  }

  package func change(_ body: (any Table<F>, any Quarantine) throws -> Void) throws {
    let connection = try connection
    let quarantine = SQLiteQuarantine(connection)
    defer { if quarantine.hasChanged { known = nil } }
    try connection.write { try body(T(connection), quarantine) }
    if connection.pagesInLog > Self.longLog { try connection.checkpoint(.passive) }
  }

  package func finish() throws {
    try Migrations.apply(Self.schema(isWhole: true), to: connection)
    try makeDurable()
  }

  package func keep() throws {
    try makeDurable()
    try move(to: files.stopped)
  }

  package func discard() {
    // What is left is removed by the next rebuild.
    try? ProjectionFiles.remove(path)
  }

  /// A file that was written without journal and syncs becomes one that outlives a crash.
  private func makeDurable() throws {
    present = nil
    let connection = try Connection(path: path, mode: .readWrite(synchronous: .normal))
    present = connection
    try connection.write { try connection.run("UPDATE checkpoint SET position = position") }
    try connection.checkpoint(.truncate)
  }

  /// Gives the file its new name. It must be durable.
  func move(to other: String) throws {
    try connection.checkpoint(.truncate)
    // Nothing may have it open while it moves, or the log would keep the old name.
    present = nil
    try ProjectionFiles.move(path, to: other)
    path = other
    present = try Connection(path: other, mode: .readWrite(synchronous: .normal))
  }
}

/// It can be thrown away: it is of another epoch or another program, or it is damaged.
struct UnusableFile: Error {
  /// Nil for a file that is as it was written.
  let damage: String?
}

extension SQLiteError {
  /// What can't be read is of no more use than what is damaged: the rows can be built anew.
  var leavesFileUseless: Bool { faultOfReads == .damaged || faultOfReads == .failed }
}

extension ReadConnection {
  func projectionCheckpoint() throws -> (epoch: UInt64, mark: LogMark)? {
    try first("SELECT epoch, position, recorded_at FROM checkpoint") { row in
      let mark = LogMark(Position(try row.int64(1)), recordedAt: Date(milliseconds: try row.int64(2)))
      return (UInt64(bitPattern: try row.int64(0)), mark)
    }
  }
}
