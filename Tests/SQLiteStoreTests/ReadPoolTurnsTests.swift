import SQLiteStore
import TestSupport
import Testing

/// Connections that come back to the pool.
@Suite struct ReadPoolTurnsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A file that says which it is.
  private func file(_ name: String) throws -> String {
    let path = folder.file("\(name).sqlite")
    let connection = try Connection(path: path, mode: .readWrite(synchronous: .off))
    try connection.script("CREATE TABLE name (text TEXT NOT NULL) STRICT")
    try connection.run("INSERT INTO name VALUES (?)", name)
    return path
  }

  private func name(_ connection: ReadConnection) throws -> String? {
    try connection.first("SELECT text FROM name") { try $0.text(0) }
  }

  @Test func `one of the file before comes back to nobody`() throws {
    let (old, new) = (try file("old"), try file("new"))
    let pool = try ReadPool(path: old, size: 1, queryLimit: .seconds(10))
    let seen = try pool.read { connection in
      try pool.point(to: new)
      return try name(connection)
    }
    #expect(seen == "old", "a read under way ends on its file")
    for _ in 0..<2 { #expect(try pool.read { try name($0) } == "new") }
  }

  @Test(.timeLimit(.minutes(1))) func `who waits for the only one gets it when it is back`() async throws {
    let pool = try ReadPool(path: try file("only"), size: 1, queryLimit: .seconds(600))
    // Some milliseconds each, so that the others wait.
    let long: SQL = """
      WITH RECURSIVE number (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < 5000)
      SELECT max(n) FROM number
      """
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          await offPool { (0..<25).count { _ in (try? pool.read { try $0.first(long) { try $0.int(0) } }) == 5000 } }
        }
      }
      for await count in group { #expect(count == 25) }
    }
  }
}
