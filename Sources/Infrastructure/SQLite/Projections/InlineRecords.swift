import Kernel
import SQLiteStore

/// What the write file says of inline models: how far each is, and which tables are its own.
struct InlineRecords {
  static let migrations = [
    Migration(
      name: "0001 inline models",
      sql: """
        CREATE TABLE inline_models (
          name TEXT PRIMARY KEY,
          version INTEGER NOT NULL,
          schema INTEGER NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('building', 'live')),
          position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE inline_tables (
          name TEXT PRIMARY KEY COLLATE NOCASE,
          model TEXT NOT NULL
        ) STRICT;
        """)
  ]

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func models() throws -> [String] {
    try connection.all("SELECT name FROM inline_models ORDER BY name") { try $0.text(0) }
  }

  /// Puts a new one at the start of the log.
  func add(_ model: String, version: Int, schema: Int64) throws {
    try connection.run(
      "INSERT INTO inline_models (name, version, schema, state, position) VALUES (?, ?, ?, 'building', 0)",
      model, version, schema)
  }

  func move(_ model: String, to position: Position, isLive: Bool) throws {
    try connection.run(
      "UPDATE inline_models SET position = ?, state = iif(?, 'live', 'building') WHERE name = ?", position.value,
      isLive, model)
  }

  /// In the order in which they were made.
  func tables(of model: String) throws -> [String] {
    try connection.all("SELECT name FROM inline_tables WHERE model = ? ORDER BY rowid", model) { try $0.text(0) }
  }

  /// Nil for a table of somebody else.
  func owner(of table: String) throws -> String? {
    try connection.first("SELECT model FROM inline_tables WHERE name = ?", table) { try $0.text(0) }
  }

  func give(_ table: String, to model: String) throws {
    try connection.run("INSERT INTO inline_tables (name, model) VALUES (?, ?)", table, model)
  }

  /// With its tables.
  func remove(_ model: String) throws {
    for table in try tables(of: model) { try connection.drop(table: table) }
    try connection.run("DELETE FROM inline_tables WHERE model = ?", model)
    try connection.run("DELETE FROM inline_models WHERE name = ?", model)
  }
}

/// How far an inline model is.
struct InlineStanding: Equatable {
  let version: Int
  /// Of the SQL that made its tables.
  let schema: Int64
  /// Its rows are those of the whole log: the hook keeps them so.
  let isLive: Bool
  /// Where the building is; of one that is live, where it came to be.
  let position: Position
}

extension ReadConnection {
  /// Nil for a model that the file doesn't know.
  func inlineStanding(of model: String) throws -> InlineStanding? {
    try first("SELECT version, schema, state = 'live', position FROM inline_models WHERE name = ?", model) { row in
      InlineStanding(
        version: try row.int(0), schema: try row.int64(1), isLive: try row.bool(2),
        position: Position(try row.int64(3)))
    }
  }

  func isInlineLive(_ model: String) throws -> Bool {
    try first("SELECT state = 'live' FROM inline_models WHERE name = ?", model) { try $0.bool(0) } ?? false
  }
}
