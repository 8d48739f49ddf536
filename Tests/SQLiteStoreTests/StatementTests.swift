import CSQLite
import SQLiteStore
import Testing

@Suite struct StatementTests {
  struct Unwilling: Error {}

  let folder: TemporaryFolder
  let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try connection.run(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> 'bad')) STRICT")
  }

  func insert(_ id: Int, _ name: String?) throws {
    try connection.run("INSERT INTO t VALUES (?, ?)", id, name)
  }

  @Test func `a broken uniqueness has a kind of its own`() throws {
    try insert(1, "one")
    #expect(throws: SQLiteError.self) { try insert(2, "one") }
    #expect((#expect(throws: SQLiteError.self) { try insert(2, "one") })?.kind == .constraintUnique)
    #expect((#expect(throws: SQLiteError.self) { try insert(1, "two") })?.kind == .constraintUnique)
    #expect((#expect(throws: SQLiteError.self) { try insert(3, "bad") })?.kind == .constraint)
    let missing = #expect(throws: SQLiteError.self) { try insert(4, nil) }
    #expect(missing?.kind == .constraint)
    #expect(missing?.during == "INSERT INTO t VALUES (?, ?)")
    #expect(missing?.code == SQLITE_CONSTRAINT | (5 << 8))
  }

  @Test func `a strict table refuses another type`() {
    let error = #expect(throws: SQLiteError.self) { try connection.run("INSERT INTO t VALUES (?, ?)", 1, [UInt8]([1])) }
    #expect(error?.kind == .constraint)
  }

  @Test func `a statement that failed runs again with other values`() throws {
    try insert(1, "one")
    #expect(throws: SQLiteError.self) { try insert(1, "one") }
    try insert(2, "two")
    #expect(try connection.all("SELECT name FROM t ORDER BY id") { try $0.text(0) } == ["one", "two"])
  }

  @Test func `a reader that throws leaves its statement ready and holds nothing`() throws {
    try insert(1, "one")
    try insert(2, "two")
    func names(failing: Bool) throws -> [String] {
      try connection.all("SELECT name FROM t WHERE id >= ? ORDER BY id", 1) { row in
        if failing { throw Unwilling() }
        return try row.text(0)
      }
    }
    #expect(throws: Unwilling.self) { try names(failing: true) }
    #expect(try names(failing: false) == ["one", "two"])
    try connection.run("DROP TABLE t")
  }

  @Test func `the same SQL may run inside itself`() throws {
    for id in 1...3 { try insert(id, "\(id)") }
    func pairs(_ depth: Int) throws -> Int {
      var count = 0
      try connection.each("SELECT id FROM t WHERE id >= ?", 0) { row in
        let id = try row.int(0)
        count += depth == 0 ? id : try pairs(depth - 1)
      }
      return count
    }
    #expect(try pairs(2) == 6 * 9)
  }

  @Test func `reading stops when told`() throws {
    for id in 1...5 { try insert(id, "\(id)") }
    var seen: [Int] = []
    try connection.eachWhile("SELECT id FROM t ORDER BY id") { row in
      seen.append(try row.int(0))
      return seen.count < 2
    }
    #expect(seen == [1, 2])
  }

  @Test func `too few and too many values are refused`() throws {
    #expect(throws: SQLiteError.self) { try connection.run("INSERT INTO t VALUES (?, ?)", 1) }
    #expect(throws: SQLiteError.self) { try connection.run("INSERT INTO t VALUES (?, ?)", 1, "a", 2) }
    #expect(try connection.first("SELECT count(*) FROM t") { try $0.int(0) } == 0)
  }

  @Test func `a second statement in one text is refused, not forgotten`() throws {
    #expect(throws: SQLiteError.self) { try connection.run("SELECT 1; DELETE FROM t") }
    #expect(throws: SQLiteError.self) { try connection.run("") }
    try connection.run("SELECT 1; \n")
  }

  @Test func `a first row that was written is written whole`() throws {
    let ids = try connection.first("INSERT INTO t VALUES (1, 'a'), (2, 'b') RETURNING id") { try $0.int(0) }
    #expect(ids == 1)
    #expect(connection.changes == 2)
    #expect(try connection.first("SELECT count(*) FROM t") { try $0.int(0) } == 2)
  }

  @Test func `joined fragments are one statement`() throws {
    try insert(1, "one")
    let filtered: SQL = "SELECT name FROM t" + " WHERE id = ?"
    #expect(filtered.text == "SELECT name FROM t WHERE id = ?")
    #expect(filtered == "SELECT name FROM t WHERE id = ?")
    for _ in 0..<2 { #expect(try connection.first(filtered, 1) { try $0.text(0) } == "one") }
  }

  /// More than are kept, and most of them gone from memory when the next is made.
  @Test func `many joined statements each do what their text says`() throws {
    for _ in 0..<2 {
      var sum: SQL = "SELECT 0"
      let answers = try (1...300).map { _ in
        sum = sum + " + 1"
        return try connection.first(sum) { try $0.int(0) }
      }
      #expect(answers == Array(1...300))
    }
  }

  @Test func `a schema change is noticed by prepared statements`() throws {
    try insert(1, "one")
    func all() throws -> [String] { try connection.all("SELECT * FROM t") { try $0.text(1) } }
    #expect(try all() == ["one"])
    try connection.run("ALTER TABLE t ADD COLUMN more INTEGER")
    #expect(try all() == ["one"])
  }

  @Test func `a transaction that throws leaves nothing, and the next one works`() throws {
    #expect(throws: Unwilling.self) {
      try connection.write {
        try insert(1, "one")
        throw Unwilling()
      }
    }
    #expect(!connection.isInTransaction)
    try connection.write { try insert(1, "two") }
    #expect(try connection.all("SELECT name FROM t") { try $0.text(0) } == ["two"])
  }

  @Test(arguments: ["COMMIT", "ROLLBACK", "SAVEPOINT x", "END"] as [SQL])
  func `nobody ends a transaction from within`(control: SQL) throws {
    #expect(throws: SQLiteError.self) {
      try connection.write {
        try insert(1, "one")
        try connection.run(control)
      }
    }
    #expect(throws: SQLiteError.self) {
      try connection.write {
        try insert(1, "one")
        try connection.script(control)
      }
    }
    #expect(try connection.first("SELECT count(*) FROM t") { try $0.int(0) } == 0)
  }

  @Test func `a statement after a lost transaction does not commit alone`() throws {
    try connection.run("CREATE TABLE big (bytes BLOB) STRICT")
    _ = try connection.first("PRAGMA max_page_count = 10") { try $0.int(0) }
    let error = #expect(throws: SQLiteError.self) {
      try connection.write {
        try insert(1, "one")
        try? connection.run("INSERT INTO big VALUES (zeroblob(1000000))")
        try insert(2, "two")
      }
    }
    #expect(error?.kind == .diskFull)
    #expect(try connection.first("SELECT count(*) FROM t") { try $0.int(0) } == 0)
  }

  @Test func `a statement over its limit is stopped, and the next is not`() throws {
    let endless: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    let error = #expect(throws: SQLiteError.self) {
      try connection.limited(to: .milliseconds(20)) { try connection.first(endless) { try $0.int(0) } }
    }
    #expect(error?.kind == .interrupted)
    #expect(try connection.first("SELECT 1") { try $0.int(0) } == 1)
  }
}
