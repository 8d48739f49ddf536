/// Brings a file to the schema that the program knows.
package enum Migrations {
  /// Runs what has not run yet, each migration in one transaction with its record. Answers the owners that the file
  /// knows and `parts` don't, sorted; their tables are left alone. Throws `MigrationError`: what speaks against the file
  /// before anything runs, and when a migration fails, those before it stay.
  @discardableResult
  package static func apply(_ parts: [SchemaPart], to connection: Connection) throws -> [String] {
    try refuseDuplicates(in: parts)
    let records = MigrationRecords(connection)
    let unknown = try connection.write {
      try records.begin(with: parts)
      for part in parts { _ = try countApplied(part, records) }
      return try records.owners(without: parts)
    }
    for part in parts { while try applyNext(of: part, records, connection) {} }
    return unknown
  }

  /// Whether `apply` could bring the file to the parts and leave nothing over. Changes nothing. Throws `MigrationError`
  /// for what speaks against the file.
  package static func fit(_ parts: [SchemaPart], _ connection: Connection) throws -> Bool {
    guard try connection.hasTable(MigrationRecords.table) else { return try connection.hasTable("migrations") }
    let records = MigrationRecords(connection)
    for part in parts { _ = try countApplied(part, records) }
    return try records.owners(without: parts).isEmpty
  }

  /// False when all have run. What has run is read inside the transaction, so that two programs can't run one twice.
  private static func applyNext(
    of part: SchemaPart, _ records: MigrationRecords, _ connection: Connection
  ) throws -> Bool {
    try connection.write {
      let count = try countApplied(part, records)
      guard count < part.migrations.count else { return false }
      let migration = part.migrations[count]
      do {
        try connection.script(migration.sql)
      } catch let error as SQLiteError {
        throw MigrationError.failed(owner: part.owner, name: migration.name, error)
      }
      try records.add(migration, of: part.owner)
      return true
    }
  }

  private static func countApplied(_ part: SchemaPart, _ records: MigrationRecords) throws -> Int {
    let applied = try records.all(of: part.owner)
    for (index, record) in applied.enumerated() {
      guard let place = part.migrations.firstIndex(where: { $0.name == record.name }) else {
        throw MigrationError.unknown(owner: part.owner, name: record.name)
      }
      guard place == index else { throw MigrationError.outOfOrder(owner: part.owner, name: record.name) }
      guard part.migrations[place].checksum == record.checksum else {
        throw MigrationError.edited(owner: part.owner, name: record.name)
      }
    }
    return applied.count
  }

  private static func refuseDuplicates(in parts: [SchemaPart]) throws {
    var owners: Set<String> = []
    for part in parts {
      guard part.owner != MigrationRecords.unclaimed else { throw MigrationError.reservedOwner(part.owner) }
      guard owners.insert(part.owner).inserted else { throw MigrationError.duplicateOwner(part.owner) }
      var names: Set<String> = []
      for migration in part.migrations where !names.insert(migration.name).inserted {
        throw MigrationError.duplicate(owner: part.owner, name: migration.name)
      }
    }
  }
}
