import CSQLite
import SQLiteStore
import Testing

@Suite struct SettingsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func number(_ pragma: SQL, _ connection: Connection) throws -> Int? {
    try connection.first(pragma) { try $0.int(0) }
  }

  @Test func `a durable writer has every setting in force`() throws {
    let connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .full))
    #expect(try connection.first("PRAGMA journal_mode") { try $0.text(0) } == "wal")
    #expect(try number("PRAGMA synchronous", connection) == 2)
    #expect(try number("PRAGMA busy_timeout", connection) == 5_000)
    #expect(try number("PRAGMA foreign_keys", connection) == 1)
    #expect(try number("PRAGMA trusted_schema", connection) == 0)
    #expect(try number("PRAGMA cell_size_check", connection) == 1)
    #expect(try number("PRAGMA mmap_size", connection) ?? 0 == 0)
    #expect(try number("PRAGMA wal_autocheckpoint", connection) == 0)
    #expect(try number("PRAGMA journal_size_limit", connection) == 64 << 20)
    #expect(try number("PRAGMA fullfsync", connection) == 1)
  }

  @Test(arguments: [(ConnectionMode.Synchronous.normal, 1), (.off, 0)])
  func `a lesser durability is taken as asked`(asked: ConnectionMode.Synchronous, stored: Int) throws {
    let connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: asked))
    #expect(try number("PRAGMA synchronous", connection) == stored)
  }

  @Test func `a defensive connection protects its schema table and its journal`() throws {
    let connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .full))
    try connection.run("PRAGMA writable_schema = ON")
    #expect(throws: SQLiteError.self) { try connection.run("DELETE FROM sqlite_schema") }
    #expect(try connection.first("PRAGMA journal_mode = OFF") { try $0.text(0) } == "wal")
  }

  @Test func `a double-quoted name is never taken for a string`() throws {
    let connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .full))
    #expect(throws: SQLiteError.self) { try connection.first("SELECT \"nowhere\"") { try $0.text(0) } }
  }

  @Test func `a read-only connection can't write, not even a temporary table`() throws {
    _ = try Connection(path: folder.file(), mode: .readWrite(synchronous: .full)).run(
      "CREATE TABLE t (a INTEGER) STRICT")
    let reader = try Connection(path: folder.file(), mode: .readOnly)
    #expect(try number("PRAGMA query_only", reader) == 1)
    #expect(throws: (any Error).self) { try reader.run("CREATE TEMPORARY TABLE x (a)") }
    let error = #expect(throws: SQLiteError.self) { try reader.run("INSERT INTO t VALUES (1)") }
    #expect(error?.kind == .readOnly)
  }

  @Test func `a file under construction has no journal and becomes durable by being opened again`() throws {
    do {
      let builder = try Connection(path: folder.file(), mode: .underConstruction)
      #expect(try builder.first("PRAGMA journal_mode") { try $0.text(0) } == "off")
      try builder.run("CREATE TABLE t (a INTEGER) STRICT")
      try builder.run("INSERT INTO t VALUES (7)")
    }
    let connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .normal))
    #expect(try connection.first("PRAGMA journal_mode") { try $0.text(0) } == "wal")
    #expect(try number("SELECT a FROM t", connection) == 7)
  }

  @Test func `a missing file is not made by a reader`() {
    let error = #expect(throws: SQLiteError.self) { try Connection(path: folder.file(), mode: .readOnly) }
    #expect(error?.kind == .cantOpen)
  }

  @Test(arguments: [ConnectionMode.readOnly, .readWrite(synchronous: .full)])
  func `what is no database is refused at the opening`(mode: ConnectionMode) throws {
    try write(Array(repeating: 65, count: 8_192), to: folder.file())
    let error = #expect(throws: SQLiteError.self) { try Connection(path: folder.file(), mode: mode) }
    #expect(error?.kind == .notADatabase)
  }

  @Test func `a path that looks like a URI is a path`() throws {
    let error = #expect(throws: SQLiteError.self) {
      try Connection(path: "file:memory?mode=memory", mode: .readOnly)
    }
    #expect(error?.kind == .cantOpen)
  }
}
