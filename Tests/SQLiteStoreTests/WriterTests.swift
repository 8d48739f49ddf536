import Foundation
import SQLiteStore
import Synchronization
import Testing

@Suite struct WriterTests {
  struct Unwilling: Error {}

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `what was answered can be read, and is there after an opening`() async throws {
    let ledger = try Ledger(path: folder.file())
    #expect(try await ledger.append("first") == 1)
    #expect(try ledger.names() == ["first"])
    await ledger.writer.close()
    let next = try Ledger(path: folder.file())
    #expect(try await next.append("second") == 2)
    #expect(try next.names() == ["first", "second"])
  }

  @Test func `a unit that throws leaves nothing, in the file and in memory`() async throws {
    let ledger = try Ledger(path: folder.file())
    await #expect(throws: Unwilling.self) {
      try await ledger.writer.perform { connection, head in
        _ = try Ledger.append("gone")(connection, &head)
        throw Unwilling()
      }
    }
    #expect(try await ledger.append("first") == 1)
    #expect(try ledger.names() == ["first"])
  }

  @Test func `the writer is durable`() async throws {
    let ledger = try Ledger(path: folder.file())
    let synchronous = try await ledger.writer.perform { connection, _ in
      try connection.first("PRAGMA synchronous") { try $0.int(0) }
    }
    #expect(synchronous == 2)
  }

  @Test func `a unit can neither commit nor begin`() async throws {
    let ledger = try Ledger(path: folder.file())
    for control in ["COMMIT", "ROLLBACK", "BEGIN", "RELEASE unit"] as [SQL] {
      let results = await ledger.together([
        Ledger.append("before \(control.text)"),
        { connection, head in
          _ = try Ledger.append("within \(control.text)")(connection, &head)
          try connection.run(control)
          return head
        },
      ])
      #expect(results[0].value != nil)
      #expect(results[1].error is SQLiteError)
    }
    #expect(try ledger.names().allSatisfy { $0.hasPrefix("before") })
    #expect(try ledger.names().count == 4)
  }

  @Test func `close finishes what waits, empties the log, and refuses later calls`() async throws {
    let ledger = try Ledger(path: folder.file())
    let results = await ledger.together(
      (1...20).map { Ledger.append("\($0)") } + [
        { _, head in
          Task { await ledger.writer.close() }
          return head
        }
      ] + (21...30).map { Ledger.append("\($0)") })
    #expect(results.allSatisfy { $0.value != nil })
    await ledger.writer.close()
    await ledger.writer.close()
    #expect(ledger.writer.isStopped)
    await #expect(throws: WriterStopped(reason: .closed)) { try await ledger.append("late") }
    #expect((try? size(of: folder.file() + "-wal")) ?? 0 == 0)
    #expect(try ledger.names() == (1...30).map { "\($0)" })
  }

  @Test(.timeLimit(.minutes(1))) func `a writer that nobody holds finishes and lets go of its file`() async throws {
    func use() async throws { try await Ledger(path: folder.file()).append("first") }
    try await use()
    // The last connection takes the log's file with it.
    while FileManager.default.fileExists(atPath: folder.file() + "-wal") { await Task.yield() }
    let next = try Ledger(path: folder.file())
    #expect(try await next.append("second") == 2)
  }

  @Test func `an opening that fails says why`() throws {
    #expect(throws: Unwilling.self) {
      try Writer(path: folder.file(), loadState: { _ in throw Unwilling() })
    }
    let error = #expect(throws: SQLiteError.self) { try Ledger(path: folder.path + "/missing/data.sqlite") }
    #expect(error?.kind == .cantOpen)
  }

  @Test func `subscribers are told of each commit before its callers are answered`() async throws {
    let told = Mutex<[Int]>([])
    let ledger = try Ledger(path: folder.file(), afterCommit: { head in told.withLock { $0.append(head) } })
    try await ledger.append("first")
    #expect(told.withLock { $0 } == [1])
    _ = try? await ledger.append("first")
    #expect(told.withLock { $0 } == [1])
    try await ledger.append("second")
    #expect(told.withLock { $0 } == [1, 2])
  }

  @Test(.timeLimit(.minutes(1))) func `the log is copied when nobody waits`() async throws {
    let ledger = try Ledger(path: folder.file(), logLimits: LogLimits(soft: 20, hard: 1_000_000))
    for number in 1...50 { try await ledger.append("\(number)", filling: 20_000) }
    while try size(of: folder.file()) < 500_000 { await Task.yield() }
  }

  @Test func `a reader that holds a snapshot does not stop the writer, and its log is taken back after it`()
    async throws
  {
    let ledger = try Ledger(path: folder.file(), logLimits: LogLimits(soft: 20, hard: 60))
    try await ledger.append("first")
    let reader = try Connection(path: folder.file(), mode: .readOnly)
    try reader.run("BEGIN")
    #expect(try reader.first("SELECT count(*) FROM ledger") { try $0.int(0) } == 1)
    for number in 1...30 { try await ledger.append("\(number)", filling: 20_000) }
    #expect(try reader.first("SELECT count(*) FROM ledger") { try $0.int(0) } == 1)
    #expect(ledger.writer.pagesInLog > 150)
    try reader.run("COMMIT")
    for number in 31...80 { try await ledger.append("\(number)", filling: 20_000) }
    #expect(ledger.writer.pagesInLog < 150)
  }
}
