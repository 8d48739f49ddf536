import SQLiteStore
import Testing

@Suite struct IntegrityTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let connection = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try connection.script(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT; CREATE INDEX names ON t (name)")
    try connection.write {
      for id in 1...5_000 { try connection.run("INSERT INTO t VALUES (?, ?)", id, "name \(id)") }
    }
  }

  @Test func `a sound file has no problems`() throws {
    let connection = try Connection(path: folder.file(), mode: .readOnly)
    #expect(try Integrity.quickProblems(of: connection) == [])
    #expect(try Integrity.problems(of: connection) == [])
  }

  @Test func `a page of other bytes is found`() throws {
    try overwrite(folder.file(), at: 4_096 * 9, with: Array(repeating: 0xa5, count: 4_096))
    let connection = try Connection(path: folder.file(), mode: .readOnly)
    #expect(try !Integrity.quickProblems(of: connection).isEmpty)
    #expect(try !Integrity.problems(of: connection).isEmpty)
  }

  @Test func `a plan tells a search from a scan and from a sort`() throws {
    let connection = try Connection(path: folder.file(), mode: .readOnly)
    let search = try SQLitePlan.steps(of: "SELECT id FROM t WHERE name = ?", on: connection)
    #expect(search == ["SEARCH t USING COVERING INDEX names (name=?)"])
    let sort = try SQLitePlan.steps(of: "SELECT id, name FROM t ORDER BY name || 'x'", on: connection)
    #expect(sort.contains { $0.hasPrefix("SCAN") })
    #expect(sort.contains { $0.contains("TEMP B-TREE") })
  }
}
