import SQLiteStore
import Testing

/// Files of programs whose migrations had no owners.
@Suite struct EarlierMigrationsTests {
  private static let log = Migration(name: "0001 log", sql: "CREATE TABLE log (id INTEGER) STRICT")
  private static let orders = Migration(name: "0002 orders", sql: "CREATE TABLE orders (id INTEGER) STRICT")
  private static let lines = Migration(name: "0003 lines", sql: "CREATE TABLE lines (id INTEGER) STRICT")
  private static let whole: [SchemaPart] = [.frame([log]), SchemaPart("Orders", [orders, lines])]

  private let folder: TemporaryFolder
  private let connection: Connection

  /// The three have run, as the program of commit 0ed1a01 writes it down, and `orders` has a row.
  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try connection.run(
      """
      CREATE TABLE IF NOT EXISTS migrations (
        sequence INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        checksum INTEGER NOT NULL,
        applied_at INTEGER NOT NULL
      ) STRICT
      """)
    for (index, migration) in [Self.log, Self.orders, Self.lines].enumerated() {
      try connection.script(migration.sql)
      try connection.run(
        "INSERT INTO migrations (sequence, name, checksum, applied_at) VALUES (?, ?, ?, 1000 + ?)",
        index + 1, migration.name, migration.checksum, index)
    }
    try connection.run("INSERT INTO orders (id) VALUES (7)")
  }

  private func kept() throws -> [Int] { try connection.all("SELECT id FROM orders") { try $0.int(0) } }

  @Test func `each gets its owner, once, and keeps its time`() throws {
    for _ in 0..<2 { #expect(try Migrations.apply(Self.whole, to: connection) == []) }
    #expect(
      try connection.all("SELECT owner, name, applied_at FROM schema_migrations ORDER BY sequence") {
        "\(try $0.text(0)): \(try $0.text(1)) at \(try $0.int(2))"
      } == ["frame: 0001 log at 1000", "Orders: 0002 orders at 1001", "Orders: 0003 lines at 1002"])
    #expect(try kept() == [7])
  }

  /// It reads the table `migrations` in order and stops at the first name that it doesn't have.
  @Test func `the earlier program finds a migration that it doesn't know`() throws {
    func names(_ connection: Connection) throws -> [String] {
      try connection.all("SELECT name FROM migrations ORDER BY sequence") { try $0.text(0) }
    }
    try Migrations.apply(Self.whole, to: connection)
    #expect(
      try names(connection) == ["0001 log", "0002 orders", "0003 lines", "owners, see schema_migrations"])
    let new = try Connection(path: folder.file("new.sqlite"), mode: .readWrite(synchronous: .off))
    try Migrations.apply(Self.whole, to: new)
    #expect(try names(new) == ["owners, see schema_migrations"])
  }

  @Test func `what no part knows is kept, told and given back, and nothing runs twice`() throws {
    for _ in 0..<2 {
      #expect(try Migrations.apply([.frame([Self.log])], to: connection) == ["unclaimed (0002 orders, 0003 lines)"])
    }
    let later = Migration(name: "0001 tickets", sql: "CREATE TABLE tickets (id INTEGER) STRICT")
    let tickets = SchemaPart("Tickets", [later])
    #expect(
      try Migrations.apply([.frame([Self.log]), tickets], to: connection) == ["unclaimed (0002 orders, 0003 lines)"])
    #expect(try Migrations.apply(Self.whole + [tickets], to: connection) == [])
    #expect(
      try connection.applied()
        == ["frame: 0001 log", "Orders: 0002 orders", "Orders: 0003 lines", "Tickets: 0001 tickets"])
    #expect(try kept() == [7])
  }

  @Test func `one that comes back with other SQL is refused`() throws {
    try Migrations.apply([.frame([Self.log])], to: connection)
    let edited = Migration(name: "0002 orders", sql: "CREATE TABLE orders (id TEXT) STRICT")
    #expect(throws: MigrationError.edited(owner: "Orders", name: "0002 orders")) {
      try Migrations.apply([.frame([Self.log]), SchemaPart("Orders", [edited])], to: connection)
    }
    #expect(try Migrations.apply(Self.whole, to: connection) == [])
  }

  @Test func `an edited one leaves the file as it was`() throws {
    let edited = Migration(name: "0003 lines", sql: "CREATE TABLE lines (id TEXT) STRICT")
    #expect(throws: MigrationError.edited(owner: "Orders", name: "0003 lines")) {
      try Migrations.apply([.frame([Self.log]), SchemaPart("Orders", [Self.orders, edited])], to: connection)
    }
    try expectUntouched()
  }

  /// As when it is killed before the last step: the row that tells of the owners comes after all of theirs.
  @Test func `a step that fails leaves the file as it was, and the next start does it all`() throws {
    try connection.run(
      "CREATE TRIGGER full BEFORE INSERT ON migrations BEGIN SELECT raise(ABORT, 'the disk is gone'); END")
    #expect(throws: SQLiteError.self) { try Migrations.apply(Self.whole, to: connection) }
    try expectUntouched()
    try connection.run("DROP TRIGGER full")
    #expect(try Migrations.apply(Self.whole, to: connection) == [])
    #expect(try connection.applied().count == 3)
  }

  private func expectUntouched() throws {
    #expect(try Set(connection.tables()) == ["log", "orders", "lines", "migrations"])
    #expect(try connection.first("SELECT count(*) FROM migrations") { try $0.int(0) } == 3)
  }
}
