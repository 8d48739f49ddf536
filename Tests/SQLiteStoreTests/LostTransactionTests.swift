import SQLiteStore
import Synchronization
import Testing

/// Errors after which SQLite has rolled back the whole transaction, and not only the savepoint.
@Suite struct LostTransactionTests {
  static let endless: SQL =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO parents SELECT i FROM n"

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a full disk fails the one that met it; the others run again and are answered once`() async throws {
    let ledger = try Ledger(path: folder.file(), isSmall: true)
    let runs = Mutex(0)
    let results = await ledger.together([
      { connection, head in
        runs.withLock { $0 += 1 }
        return try Ledger.append("first")(connection, &head)
      },
      Ledger.append("too big", filling: 1_000_000),
      Ledger.append("second"),
    ])
    #expect(results.map(\.value) == [1, nil, 2])
    #expect((results[1].error as? SQLiteError)?.kind == .diskFull)
    #expect(runs.withLock { $0 } == 2)
    #expect(try ledger.names() == ["first", "second"])
    #expect(!ledger.writer.isStopped)
    #expect(try await ledger.append("third") == 3)
  }

  @Test func `an interrupted unit fails alone`() async throws {
    let ledger = try Ledger(path: folder.file())
    let results = await ledger.together([
      Ledger.append("first"),
      { connection, head in
        _ = try Ledger.append("gone")(connection, &head)
        try connection.limited(to: .milliseconds(10)) { try connection.run(Self.endless) }
        return head
      },
      Ledger.append("second"),
    ])
    #expect(results.map(\.value) == [1, nil, 2])
    #expect((results[1].error as? SQLiteError)?.kind == .interrupted)
    #expect(try ledger.names() == ["first", "second"])
  }

  @Test func `a unit that hides the error is failed all the same, and what it did afterwards is not kept`() async throws
  {
    let ledger = try Ledger(path: folder.file(), isSmall: true)
    let results = await ledger.together([
      Ledger.append("first"),
      { connection, head in
        _ = try? Ledger.append("too big", filling: 1_000_000)(connection, &head)
        _ = try? Ledger.append("alone")(connection, &head)
        return head
      },
      Ledger.append("second"),
    ])
    #expect(results.map(\.value) == [1, nil, 2])
    #expect((results[1].error as? SQLiteError)?.kind == .diskFull)
    #expect(try ledger.names() == ["first", "second"])
  }

  @Test func `the first, the last and a single one may be the one that fails`() async throws {
    let ledger = try Ledger(path: folder.file(), isSmall: true)
    let tooBig = Ledger.append("too big", filling: 1_000_000)
    #expect(await ledger.together([tooBig, Ledger.append("1")]).map(\.value) == [nil, 1])
    #expect(await ledger.together([Ledger.append("2"), tooBig]).map(\.value) == [2, nil])
    #expect(await ledger.together([tooBig]).map(\.value) == [nil])
    #expect(await ledger.together([tooBig, tooBig, Ledger.append("3"), tooBig]).map(\.value) == [nil, nil, 3, nil])
    #expect(try ledger.names() == ["1", "2", "3"])
  }
}
