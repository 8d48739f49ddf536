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

  private func apply(_ migrations: Migration...) throws {
    try Migrations.apply([SchemaPart("People", migrations)], to: connection)
  }

  @Test func `all run once, in order, with their record`() throws {
    for _ in 0..<2 { try apply(Self.people, Self.names) }
    #expect(try connection.applied() == ["People: 001 people", "People: 002 names"])
    #expect(try Set(connection.tables()) == ["people", "pets", "migrations", "schema_migrations"])
    let strict = try connection.first("SELECT strict FROM pragma_table_list WHERE name = 'schema_migrations'") {
      try $0.bool(0)
    }
    #expect(strict == true)
  }

  @Test func `a later program adds what is new`() throws {
    try apply(Self.people)
    try apply(Self.people, Self.names)
    #expect(try connection.applied() == ["People: 001 people", "People: 002 names"])
  }

  @Test func `an edited one is refused by name`() throws {
    try apply(Self.people)
    let edited = Migration(name: "001 people", sql: "CREATE TABLE people (id INTEGER PRIMARY KEY, age INTEGER) STRICT")
    #expect(throws: MigrationError.edited(owner: "People", name: "001 people")) { try apply(edited, Self.names) }
    #expect(try connection.applied() == ["People: 001 people"])
  }

  @Test func `one from the future is refused by name`() throws {
    try apply(Self.people, Self.names)
    #expect(throws: MigrationError.unknown(owner: "People", name: "002 names")) { try apply(Self.people) }
  }

  @Test func `another order is refused`() throws {
    try apply(Self.people, Self.names)
    #expect(throws: MigrationError.outOfOrder(owner: "People", name: "001 people")) {
      try apply(Self.names, Self.people)
    }
  }

  @Test func `one put before what has run is refused`() throws {
    try apply(Self.people)
    #expect(throws: MigrationError.outOfOrder(owner: "People", name: "001 people")) {
      try apply(Self.names, Self.people)
    }
  }

  @Test func `two of one name are refused before anything runs`() throws {
    #expect(throws: MigrationError.duplicate(owner: "People", name: "001 people")) {
      try apply(Self.people, Self.people)
    }
    #expect(try connection.tables().isEmpty)
  }

  @Test func `one that fails half-way leaves nothing, and those before it stay`() throws {
    let broken = Migration(
      name: "002 broken", sql: "CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE people (id INTEGER)")
    let error = #expect(throws: MigrationError.self) { try apply(Self.people, broken) }
    guard case .failed(owner: "People", name: "002 broken", _) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect(try connection.applied() == ["People: 001 people"])
    #expect(try !connection.tables().contains("half"))
    try apply(Self.people, Self.names)
  }

  @Test func `one that would end its own transaction is refused whole`() throws {
    let ending = Migration(
      name: "001 ending", sql: "CREATE TABLE half (id INTEGER) STRICT; COMMIT; CREATE TABLE more (id INTEGER)")
    #expect(throws: MigrationError.self) { try apply(ending) }
    #expect(try Set(connection.tables()) == ["migrations", "schema_migrations"])
  }

  @Test func `the checksum is FNV-1a and never changes`() {
    #expect(Migration(name: "any", sql: "").checksum == Int64(bitPattern: 0xcbf2_9ce4_8422_2325))
    #expect(Migration(name: "any", sql: "foobar").checksum == Int64(bitPattern: 0x8594_4171_f739_67e8))
  }
}

extension Connection {
  /// `owner: name` of each migration, in the order in which they ran.
  func applied() throws -> [String] {
    try all("SELECT owner || ': ' || name FROM schema_migrations ORDER BY sequence") { try $0.text(0) }
  }

}
