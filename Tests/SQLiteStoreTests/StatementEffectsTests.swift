import SQLiteStore
import Testing

@Suite struct StatementEffectsTests {
  private static let columns = TableColumns("orders", key: ["id"], changing: ["total"])

  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try connection.script(
      """
      CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER NOT NULL) STRICT;
      CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL) STRICT;
      CREATE TABLE changes (id INTEGER) STRICT;
      CREATE VIEW large AS SELECT id FROM orders WHERE total > 100;
      CREATE TRIGGER noted AFTER UPDATE ON lines BEGIN INSERT INTO changes (id) VALUES (new.id); END
      """)
  }

  private func effects(_ sql: SQL) throws -> StatementEffects { try StatementEffects(of: sql, on: connection) }

  @Test(
    arguments: [
      "SELECT id FROM orders WHERE total > ?", "SELECT count(*) FROM orders",
      "WITH few AS (SELECT * FROM orders LIMIT 3) SELECT total FROM few", columns.selectOne,
    ] as [SQL])
  func `a query reads its tables and writes none`(sql: SQL) throws {
    let effects = try effects(sql)
    #expect(effects.reads == ["orders"])
    #expect(effects.writes == [])
    #expect(effects.onlyReads)
  }

  @Test func `a table behind a join, a view or a subquery is seen`() throws {
    #expect(
      try effects("SELECT 1 FROM lines WHERE order_id IN (SELECT id FROM large)").reads.isSuperset(
        of: ["lines", "orders"]))
    #expect(try effects("SELECT 1 FROM lines JOIN orders ON orders.id = order_id").reads == ["lines", "orders"])
  }

  @Test(
    arguments: [
      "UPDATE orders SET total = 0", "DELETE FROM orders", "INSERT INTO orders VALUES (1, 2) RETURNING id",
      columns.insert, columns.upsert, columns.delete,
    ] as [SQL])
  func `a change writes its table`(sql: SQL) throws {
    let effects = try effects(sql)
    #expect(effects.writes == ["orders"])
    #expect(!effects.onlyReads)
  }

  @Test func `what a change reads and what a trigger writes are seen`() throws {
    let effects = try effects("UPDATE lines SET order_id = (SELECT max(id) FROM orders) WHERE id = ?")
    #expect(effects.reads.isSuperset(of: ["lines", "orders"]))
    #expect(effects.writes == ["lines", "changes"])
  }

  @Test func `a schema's change is told with its table`() throws {
    #expect(try effects("CREATE INDEX by_total ON orders (total)").writes.isSuperset(of: ["orders", "sqlite_master"]))
    #expect(try effects("DROP TABLE lines").writes.contains("lines"))
    #expect(try effects("ALTER TABLE orders ADD COLUMN note TEXT").writes.contains("orders"))
  }

  @Test(arguments: ["PRAGMA foreign_keys = OFF", "BEGIN", "ATTACH 'other.sqlite' AS other"] as [SQL])
  func `what is neither is no reading`(sql: SQL) throws {
    #expect(try !effects(sql).onlyReads)
  }

  @Test func `nothing has run, and transactions are guarded as before`() throws {
    _ = try effects("DELETE FROM orders")
    _ = try effects("BEGIN")
    #expect(!connection.isInTransaction)
    #expect(throws: SQLiteError.self) {
      try connection.write {
        try connection.run("INSERT INTO orders (id, total) VALUES (1, 2)")
        try connection.run("COMMIT")
      }
    }
    #expect(try connection.first("SELECT count(*) FROM orders") { try $0.int(0) } == 0)
  }

  @Test func `a statement that can't be compiled is refused`() throws {
    #expect(throws: SQLiteError.self) { try effects("SELECT nothing FROM nowhere") }
    #expect(throws: SQLiteError.self) { try effects("SELECT 1; SELECT 2") }
  }
}
