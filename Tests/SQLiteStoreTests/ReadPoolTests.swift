import Dispatch
import Foundation
import SQLiteStore
import Synchronization
import Testing

@Suite struct ReadPoolTests {
  static let endless: SQL = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

  let folder: TemporaryFolder
  let writer: Connection

  init() throws {
    folder = try TemporaryFolder()
    writer = try Connection(path: folder.file(), mode: .readWrite(synchronous: .off))
    try writer.run("CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT")
  }

  func pool(size: Int = 1, limit: Duration = .seconds(10)) throws -> ReadPool {
    try ReadPool(path: folder.file(), size: size, queryLimit: limit)
  }

  func count(_ connection: ReadConnection) throws -> Int? {
    try connection.first("SELECT count(*) FROM t") { try $0.int(0) }
  }

  @Test func `all statements of one read see one snapshot`() throws {
    let pool = try pool()
    let counts = try pool.read { reader in
      let before = try count(reader)
      try writer.run("INSERT INTO t DEFAULT VALUES")
      return [before, try count(reader)]
    }
    #expect(counts == [0, 0])
    #expect(try pool.read { try count($0) } == 1)
  }

  @Test func `a page and its total agree while others write`() throws {
    let pool = try pool(size: 2)
    let path = folder.file()
    let isDone = Mutex(false)
    let table: SQL = "INSERT INTO t DEFAULT VALUES"
    let failure = Mutex<(any Error)?>(nil)
    // A thread of its own: this test's loop gives none of the pool's away.
    Thread.detachNewThread {
      defer { isDone.withLock { $0 = true } }
      do {
        let writer = try Connection(path: path, mode: .readWrite(synchronous: .off))
        for _ in 0..<2_000 { try writer.run(table) }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    var reads = 0
    repeat {
      let (ids, total) = try pool.read { reader in
        (try reader.all("SELECT id FROM t") { try $0.int(0) }, try count(reader))
      }
      #expect(ids.count == total)
      reads += 1
    } while !isDone.withLock { $0 }
    #expect(failure.withLock { $0 } == nil)
    #expect(reads > 0)
  }

  @Test func `a read can't write`() throws {
    let pool = try pool()
    let error = #expect(throws: SQLiteError.self) {
      try pool.read { _ = try $0.first("INSERT INTO t DEFAULT VALUES") { _ in } }
    }
    #expect(error?.kind == .readOnly)
    #expect(try pool.read { try count($0) } == 0)
  }

  @Test func `a read over the limit is interrupted, and its connection serves again`() throws {
    let pool = try pool(limit: .milliseconds(20))
    for _ in 0..<2 {
      let error = #expect(throws: SQLiteError.self) { try pool.read { try $0.first(Self.endless) { try $0.int(0) } } }
      #expect(error?.kind == .interrupted)
    }
    #expect(try pool.read { try count($0) } == 0)
  }

  @Test func `the limit is of the whole read, not of each statement`() throws {
    let pool = try pool(limit: .milliseconds(50))
    let finite: SQL =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT count(*) FROM n"
    let error = #expect(throws: SQLiteError.self) {
      try pool.read { reader in
        while true { _ = try reader.first(finite) { try $0.int(0) } }
      }
    }
    #expect(error?.kind == .interrupted)
  }

  @Test func `a read that throws gives its connection back clean`() throws {
    let pool = try pool()
    for _ in 0..<3 {
      #expect(throws: CancellationError.self) { try pool.read { _ in throw CancellationError() } }
    }
    try writer.run("INSERT INTO t DEFAULT VALUES")
    #expect(try pool.read { try count($0) } == 1)
  }

  @Test func `a snapshot can't be ended from within`() throws {
    let pool = try pool()
    #expect(throws: SQLiteError.self) { try pool.read { _ = try $0.first("COMMIT") { _ in } } }
    #expect(try pool.read { try count($0) } == 0)
  }

  @Test func `when all connections read, the next one waits for its turn`() async throws {
    let pool = try pool()
    let holds = DispatchSemaphore(value: 0)
    let gate = DispatchSemaphore(value: 0)
    let result = Mutex<Int?>(nil)
    let first = Thread {
      try? pool.read { _ in
        holds.signal()
        gate.wait()
      }
    }
    first.start()
    await withCheckedContinuation { continuation in
      Thread {
        holds.wait()
        continuation.resume()
      }.start()
    }
    await withCheckedContinuation { continuation in
      Thread {
        Thread { gate.signal() }.start()
        let count = try? pool.read { try $0.first("SELECT count(*) FROM t") { try $0.int(0) } }
        result.withLock { $0 = count ?? nil }
        continuation.resume()
      }.start()
    }
    #expect(result.withLock { $0 } == 0)
  }

  @Test func `who waits longer than the limit is told that it is busy`() throws {
    let pool = try pool(limit: .milliseconds(20))
    let error = #expect(throws: SQLiteError.self) { try pool.read { _ in try pool.read { _ in } } }
    #expect(error?.kind == .busy)
    try pool.read { _ in }
  }

  @Test func `a closed pool refuses, and lets a read under way finish`() throws {
    let pool = try pool()
    let rows = try pool.read { reader in
      pool.close()
      return try count(reader)
    }
    #expect(rows == 0)
    #expect(throws: ReadPoolClosed(path: folder.file())) { try pool.read { _ in } }
  }
}
