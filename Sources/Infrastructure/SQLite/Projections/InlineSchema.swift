import SQLiteStore

/// The tables of one inline model in the write file. They are never migrated: another version, or SQL that is not what
/// made them, drops them and makes them anew, as an asynchronous model gets another file.
struct InlineSchema<T: SQLiteTable> {
  private static var migrations: [Migration] { T.migrations + T.indices }

  /// Tells one text of the SQL from another.
  static var checksum: Int64 {
    migrations.reduce(0) { ($0 ^ $1.checksum) &* 0x0000_0100_0000_01b3 }
  }

  private let connection: Connection
  private let records: InlineRecords
  private let model: String

  init(_ connection: Connection, model: String) {
    self.connection = connection
    self.model = model
    records = InlineRecords(connection)
  }

  /// Leaves the tables empty, whatever stood there of this model. `known` are all models of the program.
  func makeAnew(known: Set<String>) throws {
    try records.remove(model)
    for (table, _) in T.contents { try free(table, known) }
    let others = Set(try connection.tables())
    for migration in Self.migrations {
      do {
        try connection.script(migration.sql)
      } catch let error as SQLiteError {
        throw MigrationError.failed(owner: model, name: migration.name, error)
      }
    }
    for table in try connection.tables() where !others.contains(table) { try records.give(table, to: model) }
    for (table, _) in T.contents { _ = try TableShape(table, on: connection) }
  }

  /// A model that this program doesn't know would be built anew if it came back, so it makes room for one that is there.
  private func free(_ table: String, _ known: Set<String>) throws {
    guard try connection.hasTable(table) else { return }
    let owner = try records.owner(of: table)
    guard let owner, !known.contains(owner) else { throw TableTaken(table: table, model: model, owner: owner) }
    try records.remove(owner)
  }
}

/// Two owners want one table of the write file. The program must not start.
package struct TableTaken: Error, Equatable, CustomStringConvertible {
  package let table: String
  package let model: String
  /// The inline model that has it; nil for the frame or a domain.
  package let owner: String?

  package init(table: String, model: String, owner: String?) {
    self.table = table
    self.model = model
    self.owner = owner
  }

  package var description: String {
    "The inline model \(model) wants the table \(table), which \(owner.map { "the inline model \($0)" } ?? "a domain or the frame") "
      + "has already. Table names are one in the write file: give it another."
  }
}
