extension Connection {
  /// Tables in the order in which they were made, without SQLite's own.
  package func tables() throws -> [String] {
    try all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY rowid") {
      try $0.text(0)
    }
  }

  /// Whether something of the file has the name, as SQLite tells names apart.
  package func hasTable(_ name: String) throws -> Bool {
    try first("SELECT 1 FROM sqlite_schema WHERE name = ? COLLATE NOCASE", name) { _ in true } ?? false
  }

  /// With its indices; nothing when it is gone already.
  package func drop(table name: String) throws {
    try script("DROP TABLE IF EXISTS " + .name(name))
  }
}
