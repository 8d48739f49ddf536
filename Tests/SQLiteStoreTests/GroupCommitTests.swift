import SQLiteStore
import Synchronization
import Testing

@Suite struct GroupCommitTests {
  struct Unwilling: Error {}

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `units that wait together share one commit, in the order they came`() async throws {
    let ledger = try Ledger(path: folder.file())
    let before = ledger.writer.commits
    let names = (1...32).map { "\($0)" }
    let results = await ledger.together(names.map { Ledger.append($0) })
    #expect(results.map(\.value) == Array(1...32))
    #expect(try ledger.names() == names)
    #expect(ledger.writer.commits - before == 1)
  }

  @Test func `without group commit each has its own`() async throws {
    let ledger = try Ledger(path: folder.file(), groupCommit: false)
    let before = ledger.writer.commits
    _ = await ledger.together((1...8).map { Ledger.append("\($0)") })
    #expect(ledger.writer.commits - before == 8)
  }

  @Test func `many callers lose nothing and leave no gap`() async throws {
    let ledger = try Ledger(path: folder.file())
    let positions = try await withThrowingTaskGroup(of: [Int].self) { group in
      for caller in 0..<32 {
        group.addTask {
          var positions: [Int] = []
          for turn in 0..<20 { positions.append(try await ledger.append("\(caller) \(turn)")) }
          return positions
        }
      }
      var all: [Int] = []
      for try await positions in group { all += positions }
      return all
    }
    #expect(positions.sorted() == Array(1...640))
    #expect(try ledger.names().count == 640)
    #expect(ledger.writer.commits < 640)
  }

  @Test func `one that fails is rolled back alone`() async throws {
    let ledger = try Ledger(path: folder.file())
    let before = ledger.writer.commits
    let results = await ledger.together([
      Ledger.append("first"),
      { connection, head in
        _ = try Ledger.append("gone")(connection, &head)
        throw Unwilling()
      },
      Ledger.append("first"),
      Ledger.append("second"),
    ])
    #expect(results.map(\.value) == [1, nil, nil, 2])
    #expect(results[1].error is Unwilling)
    #expect((results[2].error as? SQLiteError)?.kind == .constraintUnique)
    #expect(try ledger.names() == ["first", "second"])
    #expect(ledger.writer.commits - before == 1)
  }

  @Test func `each sees what those before it wrote`() async throws {
    let ledger = try Ledger(path: folder.file())
    let count: Ledger.Unit = { connection, _ in
      try connection.first("SELECT count(*) FROM ledger") { try $0.int(0) } ?? -1
    }
    let results = await ledger.together([count, Ledger.append("first"), count, Ledger.append("second"), count])
    #expect(results.map(\.value) == [0, 1, 1, 2, 2])
  }

  @Test func `a single caller pays for no savepoint`() async throws {
    let ledger = try Ledger(path: folder.file())
    for number in 1...5 { try await ledger.append("\(number)") }
    // Debian's SQLite lists its prepared statements; where it doesn't, there is nothing to see.
    let savepoints: Ledger.Unit = { connection, _ in
      guard
        try connection.first("SELECT 1 FROM pragma_module_list WHERE name = 'sqlite_stmt'", as: { _ in true }) == true
      else { return 0 }
      return try connection.first("SELECT count(*) FROM sqlite_stmt WHERE sql LIKE 'SAVEPOINT%'") { try $0.int(0) }
        ?? -1
    }
    #expect(try await ledger.writer.perform(savepoints) == 0)
  }

  @Test func `who finds the queue full is refused, and nobody else`() async throws {
    let ledger = try Ledger(path: folder.file(), queueLimit: 3)
    let refused = Refusals()
    // Four more while this one runs: one more than may wait.
    let holding: Ledger.Unit = { _, head in
      for number in 1...4 {
        Task { await refused.keep { try await ledger.append("\(number)") } }
      }
      while refused.all.isEmpty {}
      return head
    }
    _ = await ledger.together([holding])
    await ledger.writer.close()
    #expect(refused.all as? [WriterQueueFull] == [WriterQueueFull(limit: 3)])
    #expect(try ledger.names().count == 3)
  }

  @Test func `a foreign key that only the commit finds broken fails its own unit alone`() async throws {
    let ledger = try Ledger(path: folder.file())
    let results = await ledger.together([
      Ledger.append("first"),
      { connection, head in
        _ = try Ledger.append("orphan")(connection, &head)
        try connection.run("INSERT INTO children VALUES (99)")
        return head
      },
      Ledger.append("second"),
    ])
    #expect(results.map(\.value) == [1, nil, 2])
    #expect((results[1].error as? SQLiteError)?.kind == .constraint)
    #expect(try ledger.names() == ["first", "second"])
  }
}

private final class Refusals: Sendable {
  private let errors = Mutex<[any Error]>([])

  var all: [any Error] { errors.withLock { $0 } }

  func keep(_ body: () async throws -> Int) async {
    do {
      _ = try await body()
    } catch {
      errors.withLock { $0.append(error) }
    }
  }
}
