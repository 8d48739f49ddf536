/// What has run on a file, as the file tells it.
///
/// Files of programs before 0035 have the table `migrations`, which knows no owners. Its rows are taken over once, and a
/// row that none of those programs knows is added, so that they refuse the file. New files get that row too.
struct MigrationRecords {
  struct Record {
    let name: String
    let checksum: Int64
  }

  static let table = "schema_migrations"
  /// The owner of what was taken over and is of no owner that was there yet.
  static let unclaimed = "unclaimed"
  private static let marker = "owners, see schema_migrations"

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// In the order in which they ran.
  func all(of owner: String) throws -> [Record] {
    try connection.all(
      "SELECT name, checksum FROM schema_migrations WHERE owner = ? ORDER BY sequence", owner
    ) { Record(name: try $0.text(0), checksum: try $0.int64(1)) }
  }

  /// The owners that are not among the parts', sorted; of what is unclaimed, the names of the migrations besides.
  func owners(without parts: [SchemaPart]) throws -> [String] {
    let present = Set(parts.map(\.owner))
    return try connection.all("SELECT DISTINCT owner FROM schema_migrations") { try $0.text(0) }
      .filter { !present.contains($0) }
      .map { owner in
        guard owner == Self.unclaimed else { return owner }
        return "\(owner) (\(try all(of: owner).map(\.name).joined(separator: ", ")))"
      }.sorted()
  }

  func add(_ migration: Migration, of owner: String) throws {
    try connection.run(
      """
      INSERT INTO schema_migrations (owner, name, checksum, sequence, applied_at)
      SELECT ?, ?, ?, coalesce(max(sequence), 0) + 1, unixepoch() FROM schema_migrations
      """, owner, migration.name, migration.checksum)
  }
}

extension MigrationRecords {
  /// In a transaction of the caller's: makes the tables, takes over what ran without owners, and gives what is unclaimed
  /// to those of the parts whose it is. Throws `MigrationError.edited` when one has the name and not the SQL.
  func begin(with parts: [SchemaPart]) throws {
    try connection.script(Self.tables)
    if try !isMarked { try takeOver() }
    for record in try all(of: Self.unclaimed) {
      guard let owner = try claimant(of: record, among: parts) else { continue }
      try connection.run(
        "UPDATE schema_migrations SET owner = ? WHERE owner = ? AND name = ?", owner, Self.unclaimed, record.name)
    }
  }

  /// `sequence` counts over all owners, so that what comes back to its owner later has kept its place.
  private static let tables: SQL = """
    CREATE TABLE IF NOT EXISTS schema_migrations (
      owner TEXT NOT NULL,
      name TEXT NOT NULL,
      checksum INTEGER NOT NULL,
      sequence INTEGER NOT NULL UNIQUE,
      applied_at INTEGER NOT NULL,
      PRIMARY KEY (owner, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS migrations (
      sequence INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      checksum INTEGER NOT NULL,
      applied_at INTEGER NOT NULL
    ) STRICT
    """

  private var isMarked: Bool {
    get throws { try connection.first("SELECT 1 FROM migrations WHERE name = ?", Self.marker) { _ in true } ?? false }
  }

  private func takeOver() throws {
    try connection.run(
      """
      INSERT INTO schema_migrations (owner, name, checksum, sequence, applied_at)
      SELECT ?, name, checksum, sequence, applied_at FROM migrations
      """, Self.unclaimed)
    try connection.run(
      """
      INSERT INTO migrations (sequence, name, checksum, applied_at)
      SELECT coalesce(max(sequence), 0) + 1, ?, 0, unixepoch() FROM migrations
      """, Self.marker)
  }

  private func claimant(of record: Record, among parts: [SchemaPart]) throws -> String? {
    // One that has run a migration of this name itself has no claim to another.
    let named = try parts.filter { part in
      try part.migration(record.name) != nil && !all(of: part.owner).contains { $0.name == record.name }
    }
    if let owner = named.first(where: { $0.migration(record.name)?.checksum == record.checksum })?.owner {
      return owner
    }
    if let other = named.first { throw MigrationError.edited(owner: other.owner, name: record.name) }
    return nil
  }
}
