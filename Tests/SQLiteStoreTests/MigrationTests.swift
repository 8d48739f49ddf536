import SQLiteStore
import Testing

@Suite struct MigrationTests {
  static let people = Migration(
    name: "001 people",
    sql: "CREATE TABLE people (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE pets (id INTEGER) STRICT")
  static let names = Migration(
    name: "002 names", sql: ["ALTER TABLE people ADD COLUMN name TEXT", "CREATE INDEX people_name ON people (name)"])

  let folder: TemporaryFolder
  let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
  }

  func applied() throws -> [String] {
    try connection.all("SELECT name FROM migrations ORDER BY sequence") { try $0.text(0) }
  }

  func tables() throws -> Set<String> {
    Set(try connection.all("SELECT name FROM sqlite_schema WHERE type = 'table'") { try $0.text(0) })
  }

  @Test func `all run once, in order, with their record`() throws {
    for _ in 0..<2 { try Migrations.apply([Self.people, Self.names], to: connection) }
    #expect(try applied() == ["001 people", "002 names"])
    #expect(try tables() == ["people", "pets", "migrations"])
    let strict = try connection.first("SELECT strict FROM pragma_table_list WHERE name = 'migrations'") {
      try $0.bool(0)
    }
    #expect(strict == true)
  }

  @Test func `a later program adds what is new`() throws {
    try Migrations.apply([Self.people], to: connection)
    try Migrations.apply([Self.people, Self.names], to: connection)
    #expect(try applied() == ["001 people", "002 names"])
  }

  @Test func `an edited one is refused by name`() throws {
    try Migrations.apply([Self.people], to: connection)
    let edited = Migration(name: "001 people", sql: "CREATE TABLE people (id INTEGER PRIMARY KEY, age INTEGER) STRICT")
    #expect(throws: MigrationError.edited(name: "001 people")) {
      try Migrations.apply([edited, Self.names], to: connection)
    }
    #expect(try applied() == ["001 people"])
  }

  @Test func `one from the future is refused by name`() throws {
    try Migrations.apply([Self.people, Self.names], to: connection)
    #expect(throws: MigrationError.unknown(name: "002 names")) { try Migrations.apply([Self.people], to: connection) }
  }

  @Test func `another order is refused`() throws {
    try Migrations.apply([Self.people, Self.names], to: connection)
    #expect(throws: MigrationError.outOfOrder(name: "001 people")) {
      try Migrations.apply([Self.names, Self.people], to: connection)
    }
  }

  @Test func `one put before what has run is refused`() throws {
    try Migrations.apply([Self.people], to: connection)
    #expect(throws: MigrationError.outOfOrder(name: "001 people")) {
      try Migrations.apply([Self.names, Self.people], to: connection)
    }
  }

  @Test func `two of one name are refused before anything runs`() throws {
    #expect(throws: MigrationError.duplicate(name: "001 people")) {
      try Migrations.apply([Self.people, Self.people], to: connection)
    }
    #expect(try tables().isEmpty)
  }

  @Test func `one that fails half-way leaves nothing, and those before it stay`() throws {
    let broken = Migration(
      name: "002 broken", sql: "CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE people (id INTEGER)")
    let error = #expect(throws: MigrationError.self) { try Migrations.apply([Self.people, broken], to: connection) }
    guard case .failed(name: "002 broken", _) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(try applied() == ["001 people"])
    #expect(try !tables().contains("half"))
    try Migrations.apply([Self.people, Self.names], to: connection)
  }

  @Test func `one that would end its own transaction is refused whole`() throws {
    let ending = Migration(
      name: "001 ending", sql: "CREATE TABLE half (id INTEGER) STRICT; COMMIT; CREATE TABLE more (id INTEGER)")
    #expect(throws: MigrationError.self) { try Migrations.apply([ending], to: connection) }
    #expect(try tables() == ["migrations"])
  }

  @Test func `the checksum is FNV-1a and never changes`() {
    #expect(Migration(name: "any", sql: "").checksum == Int64(bitPattern: 0xcbf2_9ce4_8422_2325))
    #expect(Migration(name: "any", sql: "foobar").checksum == Int64(bitPattern: 0x8594_4171_f739_67e8))
  }
}
