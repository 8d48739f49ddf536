import SQLiteStore
import Testing

@Suite struct TableColumnsTests {
  private static let goods = TableColumns(
    "goods", key: ["shop", "code"], fixed: ["first_seen"], changing: ["name", "version"])
  private static let named = goods.select("WHERE name = ? ORDER BY code")
  private static let guarded = goods.update(if: "version = ?")
  private static let added = goods.upsert(setting: "version = version + excluded.version")
  private static let ended = goods.delete(if: "version = 0")

  private let folder: TemporaryFolder
  private let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try connection.run(
      """
      CREATE TABLE goods (
        version INTEGER NOT NULL, name TEXT, first_seen INTEGER NOT NULL, shop TEXT NOT NULL, code TEXT NOT NULL,
        PRIMARY KEY (shop, code)
      ) STRICT
      """)
    try connection.run(Self.goods.insert, "a", "1", 10, "lamp", 1)
    try connection.run(Self.goods.insert, "b", "1", 20, "desk", 1)
  }

  private static func text(_ row: Row) throws -> String {
    "\(try row.text(0)) \(try row.text(1)) \(try row.int(2)) \(try row.optionalText(3) ?? "-") \(try row.int(4))"
  }

  private func row(_ shop: String, _ code: String) throws -> String? {
    try connection.first(Self.goods.selectOne, shop, code, as: Self.text)
  }

  @Test func `a row is read as it was written`() throws {
    #expect(try row("a", "1") == "a 1 10 lamp 1")
    #expect(try connection.all(Self.named, "desk", as: Self.text) == ["b 1 20 desk 1"])
    #expect(throws: SQLiteError.self) { try connection.run(Self.goods.insert, "a", "1", 11, "other", 2) }
  }

  @Test func `what is fixed stays when a row is written again`() throws {
    try connection.run(Self.goods.upsert, "a", "1", 99, nil, 2)
    #expect(try row("a", "1") == "a 1 10 - 2")
    try connection.run(Self.goods.upsert, "a", "2", 99, "chair", 1)
    #expect(try row("a", "2") == "a 2 99 chair 1")
    try connection.run(Self.added, "a", "1", 0, nil, 5)
    #expect(try row("a", "1") == "a 1 10 - 7")
  }

  @Test func `only the row with the key is changed and deleted`() throws {
    try connection.run(Self.goods.update, "stool", 2, "a", "1")
    #expect(try row("a", "1") == "a 1 10 stool 2")
    #expect(try row("b", "1") == "b 1 20 desk 1")
    try connection.run(Self.ended, "a", "1")
    #expect(connection.changes == 0)
    try connection.run(Self.goods.delete, "a", "1")
    #expect(try row("a", "1") == nil)
    #expect(try row("b", "1") != nil)
  }

  @Test func `a condition that does not hold changes nothing`() throws {
    try connection.run(Self.guarded, "stool", 3, "a", "1", 2)
    #expect(connection.changes == 0)
    try connection.run(Self.guarded, "stool", 2, "a", "1", 1)
    #expect(connection.changes == 1)
    #expect(try row("a", "1") == "a 1 10 stool 2")
  }
}
