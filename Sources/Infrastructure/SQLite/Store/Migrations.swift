/// Brings a file to the schema that the program knows.
package enum Migrations {
  /// Runs what has not run yet, each migration in one transaction with its record. Throws `MigrationError`; what ran
  /// before the one that failed stays.
  package static func apply(_ migrations: [Migration], to connection: Connection) throws {
    try refuseDuplicates(in: migrations)
    try connection.run(table)
    while try applyNext(of: migrations, to: connection) {}
  }

  private static let table: SQL = """
    CREATE TABLE IF NOT EXISTS migrations (
      sequence INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      checksum INTEGER NOT NULL,
      applied_at INTEGER NOT NULL
    ) STRICT
    """

  /// False when all have run. What has run is read inside the transaction, so that two programs can't run one twice.
  private static func applyNext(of migrations: [Migration], to connection: Connection) throws -> Bool {
    try connection.write {
      let count = try countApplied(migrations, on: connection)
      guard count < migrations.count else { return false }
      let migration = migrations[count]
      do {
        try connection.script(migration.sql)
      } catch let error as SQLiteError {
        throw MigrationError.failed(name: migration.name, error)
      }
      try connection.run(
        "INSERT INTO migrations (sequence, name, checksum, applied_at) VALUES (?, ?, ?, unixepoch())",
        count + 1, migration.name, migration.checksum)
      return true
    }
  }

  private static func countApplied(_ migrations: [Migration], on connection: Connection) throws -> Int {
    let applied = try connection.all("SELECT name, checksum FROM migrations ORDER BY sequence") { row in
      (name: try row.text(0), checksum: try row.int64(1))
    }
    for (index, record) in applied.enumerated() {
      guard let place = migrations.firstIndex(where: { $0.name == record.name }) else {
        throw MigrationError.unknown(name: record.name)
      }
      guard place == index else { throw MigrationError.outOfOrder(name: record.name) }
      guard migrations[place].checksum == record.checksum else { throw MigrationError.edited(name: record.name) }
    }
    return applied.count
  }

  private static func refuseDuplicates(in migrations: [Migration]) throws {
    var names: Set<String> = []
    for migration in migrations where !names.insert(migration.name).inserted {
      throw MigrationError.duplicate(name: migration.name)
    }
  }
}

package enum MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Its SQL is not the one that ran.
  case edited(name: String)
  /// It ran, but this program doesn't know it: the file belongs to a newer program.
  case unknown(name: String)
  /// It ran at another place in the order.
  case outOfOrder(name: String)
  /// Two migrations of the program have this name.
  case duplicate(name: String)
  /// It left nothing behind.
  case failed(name: String, SQLiteError)

  package var description: String {
    switch self {
    case .edited(let name): "The migration \(name) is not the one that ran on this data. Never edit one; add another."
    case .unknown(let name): "This data belongs to a newer program: it has the migration \(name). Run that program."
    case .outOfOrder(let name): "The migration \(name) ran at another place in the order. New ones come last."
    case .duplicate(let name): "Two migrations are called \(name). Give one of them another name."
    case .failed(let name, let error): "The migration \(name) failed and left nothing behind: \(error)"
    }
  }
}
