import Foundation
import SQLiteStore
import Testing

@Suite struct WriterTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func writer(queueLimit: Int = 1_000, maximumBatch: Int = 256, groupCommit: Bool = true) throws -> Writer<Int64> {
    try Writer(
      path: folder.file(), queueLimit: queueLimit, maximumBatch: maximumBatch,
      loadState: { connection in
        try connection.run(
          "CREATE TABLE IF NOT EXISTS entries (position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT")
        return try connection.first("SELECT max(position) FROM entries") { try $0.optionalInt64(0) ?? 0 } ?? 0
      },
      groupCommit: groupCommit
    )
  }

  @Test func `what was answered can be read`() async throws {
    let writer = try writer()
    let position = try await writer.perform { connection, head in
      head += 1
      try connection.run("INSERT INTO entries VALUES (?, ?)", head, "first")
      return head
    }
    let pool = try ReadPool(path: folder.file(), size: 1, queryLimit: .seconds(1))
    let name = try pool.read {
      try $0.first("SELECT name FROM entries WHERE position = ?", position) { try $0.text(0) }
    }
    #expect(name == "first")
    await writer.close()
  }
}
