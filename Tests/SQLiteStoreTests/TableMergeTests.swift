import SQLiteStore
import Testing

@Suite struct TableMergeTests {
  private let folder: TemporaryFolder
  private let target: Connection
  private let source: Connection

  init() throws {
    folder = try TemporaryFolder()
    target = try Connection(path: folder.file("target.sqlite"), mode: .readWrite(synchronous: .off))
    source = try Connection(path: folder.file("source.sqlite"), mode: .underConstruction)
  }

  private func make(_ sql: SQL) throws {
    for connection in [target, source] { try connection.script(sql) }
  }

  private func merge() throws -> (deleted: Int, inserted: Int) {
    let merge = try TableMerge("stock", into: target, from: source)
    let images: SQL = "SELECT * FROM stock"
    let (before, wanted) = (
      Set(try target.all(images) { $0.image }), Set(try source.all(images) { $0.image })
    )
    #expect(try merge.isDone() == (before == wanted))
    let done = try target.write { try merge.run() }
    #expect(try merge.isDone())
    #expect(Set(try target.all(images) { $0.image }) == wanted)
    #expect(done.deleted == before.subtracting(wanted).count)
    #expect(done.inserted == wanted.subtracting(before).count)
    return done
  }

  @Test(
    arguments: [
      "CREATE TABLE stock (a INTEGER PRIMARY KEY, b INTEGER NOT NULL, note) ",
      "CREATE TABLE stock (a INTEGER NOT NULL, b INTEGER NOT NULL, note, PRIMARY KEY (b, a))",
      "CREATE TABLE stock (a INTEGER NOT NULL, b INTEGER NOT NULL, note, PRIMARY KEY (b, a)) WITHOUT ROWID",
      "CREATE TABLE stock (note, a INTEGER NOT NULL, b INTEGER NOT NULL, c AS (a + b) STORED, PRIMARY KEY (a DESC, b))",
    ] as [SQL]) func randomRowsBecomeThoseOfTheOther(_ schema: SQL) throws
  {
    try make(schema)
    let rows: SQL = """
      INSERT OR IGNORE INTO stock (a, b, note)
      WITH RECURSIVE number (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < 60)
      SELECT abs(random()) % 40, abs(random()) % 3,
        CASE abs(random()) % 5 WHEN 0 THEN NULL WHEN 1 THEN 1 WHEN 2 THEN 1.0 WHEN 3 THEN '1' ELSE X'31' END FROM number
      """
    for _ in 0..<20 {
      for connection in [target, source] {
        try connection.run("DELETE FROM stock WHERE random() % 3 = 0")
        try connection.run(rows)
      }
      _ = try merge()
    }
  }

  @Test func rowsThatAreTheSameAreNotWritten() throws {
    try make(
      "CREATE TABLE stock (a INTEGER PRIMARY KEY, b TEXT) STRICT; INSERT INTO stock VALUES (1, 'x'), (2, NULL), (3, 'z')"
    )
    #expect(try merge() == (0, 0))
    try source.run("UPDATE stock SET b = 'y' WHERE a = 2")
    #expect(try merge() == (1, 1))
  }

  @Test func allOrNothingCanBeMissing() throws {
    try make("CREATE TABLE stock (a INTEGER PRIMARY KEY, b TEXT) STRICT")
    #expect(try merge() == (0, 0))
    try source.script("INSERT INTO stock VALUES (1, 'x'), (2, 'y')")
    #expect(try merge() == (0, 2))
    try source.run("DELETE FROM stock")
    #expect(try merge() == (2, 0))
  }

  @Test func aUniqueValueMayMoveFromRowToRow() throws {
    try make("CREATE TABLE stock (a TEXT PRIMARY KEY, b TEXT UNIQUE) STRICT")
    try target.script("INSERT INTO stock VALUES ('1', 'x'), ('2', 'y'), ('3', 'z')")
    try source.script("INSERT INTO stock VALUES ('1', 'y'), ('2', 'x'), ('4', 'z')")
    #expect(try merge() == (3, 3))
  }

  @Test func keysThatDifferInTheCaseOfALetterAlone() throws {
    try make("CREATE TABLE stock (a TEXT COLLATE NOCASE PRIMARY KEY, b INTEGER)")
    try target.script("INSERT INTO stock VALUES ('A', 1), ('b', 2), ('C', 3)")
    try source.script("INSERT INTO stock VALUES ('a', 1), ('B', 2), ('C', 3)")
    #expect(try merge() == (2, 2))
  }

  @Test func aTableWithoutAKeyIsRefused() throws {
    try make("CREATE TABLE stock (a INTEGER, b INTEGER)")
    #expect(throws: NoPrimaryKey(table: "stock")) { try merge() }
  }

  @Test func aKeyIsLookedUpThroughItsIndex() throws {
    try make("CREATE TABLE stock (a TEXT NOT NULL, b BLOB NOT NULL, PRIMARY KEY (a, b)) STRICT")
    let shape = try TableShape("stock", on: target)
    for statement in [shape.selectOne, shape.delete] {
      let plan = try SQLitePlan.steps(of: statement, on: target)
      #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") && $0.contains("(a=? AND b=?)") }, "\(plan)")
    }
    #expect(try SQLitePlan.steps(of: shape.selectAll, on: target).allSatisfy { $0.hasPrefix("SCAN") })
  }

  @Test func whatIsUndoneLeavesNothing() throws {
    try make("CREATE TABLE stock (a INTEGER PRIMARY KEY, b INTEGER)")
    let seen = try target.undoing {
      try target.run("INSERT INTO stock VALUES (1, 1)")
      return try target.first("SELECT count(*) FROM stock") { try $0.int(0) }
    }
    #expect(seen == 1)
    #expect(try target.first("SELECT count(*) FROM stock") { try $0.int(0) } == 0)
    #expect(throws: NoFile.self) { try target.undoing { throw NoFile() } }
    try target.write { try target.run("INSERT INTO stock VALUES (2, 2)") }
  }

  @Test func aFileUnderConstructionCanBeUndoneOnceItHasAJournal() throws {
    try source.script("CREATE TABLE stock (a INTEGER PRIMARY KEY, b); INSERT INTO stock VALUES (1, 'x')")
    try source.keepJournal()
    try source.undoing {
      try source.run("DELETE FROM stock")
      try source.run("CREATE INDEX IF NOT EXISTS stock_b ON stock (b)")
    }
    #expect(try source.first("SELECT b FROM stock") { try $0.text(0) } == "x")
    #expect(try Integrity.problems(of: source).isEmpty)
  }
}
