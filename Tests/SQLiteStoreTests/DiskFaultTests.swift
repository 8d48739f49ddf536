import CSQLite
import SQLiteStore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct DiskFaultTests {
  static let failedSync = SQLITE_IOERR | (4 << 8)
  static let failedWrite = SQLITE_IOERR | (3 << 8)

  let folder: TemporaryFolder
  let ledger: Ledger
  let log: String

  init() throws {
    FaultyDisk.install()
    folder = try TemporaryFolder()
    ledger = try Ledger(path: folder.file())
    log = folder.file("data.sqlite-wal")
  }

  @Test func `each answer comes after a sync of its own or a shared one`() async throws {
    let before = FaultyDisk.syncs(of: log)
    for number in 1...5 { try await ledger.append("\(number)") }
    #expect(FaultyDisk.syncs(of: log) >= before + 5)
    let shared = FaultyDisk.syncs(of: log)
    _ = await ledger.together((6...20).map { Ledger.append("\($0)") })
    #expect(FaultyDisk.syncs(of: log) == shared + 1)
  }

  @Test(arguments: [(FaultyDisk.Operation.sync, failedSync), (.write, failedWrite)])
  func `after a commit of unknown outcome the writer stops and reads go on`(
    operation: FaultyDisk.Operation, code: Int32
  ) async throws {
    try await ledger.append("kept")
    FaultyDisk.fail(operation, of: log, with: code)
    let results = await ledger.together([
      Ledger.append("unknown"), Ledger.append("kept"), Ledger.append("unknown too"),
    ])
    #expect((results[0].error as? OutcomeUnknown)?.cause.code == code)
    #expect((results[1].error as? WriterStopped) != nil, "it was rolled back before the commit")
    #expect(results[2].error is OutcomeUnknown)
    #expect(ledger.writer.isStopped)
    FaultyDisk.heal(log)
    let refusal = await #expect(throws: WriterStopped.self) { try await ledger.append("later") }
    guard case .failed(let cause) = refusal?.reason else {
      Issue.record("stopped for another reason")
      return
    }
    #expect(cause.code == code)
    #expect(try ledger.names() == ["kept"])
  }

  @Test func `those who waited behind the batch are told that nothing of theirs was done`() async throws {
    let ledger = try Ledger(path: folder.file(), groupCommit: false)
    FaultyDisk.fail(.sync, of: log, with: Self.failedSync)
    let results = await ledger.together((1...4).map { Ledger.append("\($0)") })
    FaultyDisk.heal(log)
    #expect(results[0].error is OutcomeUnknown)
    #expect(results[1...].allSatisfy { $0.error is WriterStopped })
    #expect(try ledger.names() == [])
  }

  @Test func `a writer that is closed after a failure leaves the log as it is`() async throws {
    try await ledger.append("kept")
    FaultyDisk.fail(.sync, of: log, with: Self.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("unknown") }
    FaultyDisk.heal(log)
    let before = try size(of: log)
    await ledger.writer.close()
    #expect(try size(of: log) == before)
    let next = try Ledger(path: folder.file())
    #expect(try next.names().first == "kept")
  }

  @Test(arguments: [false, true], [false, true])
  func `a unit that meets damage, or hides it, stops the writer, and nobody of its batch is answered as done`(
    hides: Bool, isAlone: Bool
  ) async throws {
    for number in 1...200 { try await ledger.append("\(number)", filling: 2_000) }
    await ledger.writer.close()
    let damaged = try Ledger(path: folder.file(), backOff: .atOnce)
    try overwrite(folder.file(), at: 4_096 * 20, with: Array(repeating: 0xa5, count: 4_096 * 40))
    let reading: Ledger.Unit = { connection, head in
      // What the look at the opening has left in memory is sound.
      try connection.script("PRAGMA shrink_memory")
      let read = { try connection.first("SELECT sum(length(name)) FROM ledger NOT INDEXED") { try $0.int(0) } }
      return hides ? (try? read()) ?? head : try read() ?? head
    }
    let results = await damaged.together(
      isAlone ? [reading] : [Ledger.append("before"), reading, Ledger.append("after")])
    #expect(results.allSatisfy { $0.error is WriterStopped })
    guard case .stopped(let cause, _) = damaged.writer.condition else {
      Issue.record("it goes on")
      return
    }
    #expect(cause.kind == .corrupt)
    #expect(await damaged.hindrance().contains("is damaged"))
    #expect(damaged.writer.isStopped)
    let reader = try Connection(path: folder.file(), mode: .readOnly)
    #expect(try reader.first("SELECT max(position) FROM ledger") { try $0.int(0) } == 200)
  }

  @Test func `a full disk at the commit is a plain no, and the writer recovers by itself`() async throws {
    try await ledger.append("kept")
    FaultyDisk.fail(.write, of: log, with: SQLITE_FULL)
    let results = await ledger.together([Ledger.append("a"), Ledger.append("b")])
    #expect(results.allSatisfy { ($0.error as? SQLiteError)?.kind == .diskFull })
    #expect(!ledger.writer.isStopped)
    #expect(try ledger.names() == ["kept"])
    FaultyDisk.heal(log)
    #expect(try await ledger.append("next") == 2)
  }

  @Test(arguments: [(FaultyDisk.Operation.sync, failedSync), (.write, failedWrite)])
  func `a fault while copying the log stops the writer`(operation: FaultyDisk.Operation, code: Int32) async throws {
    let ledger = try Ledger(
      path: folder.file("other.sqlite"), logLimits: LogLimits(soft: 5, hard: 10), backOff: .atOnce)
    FaultyDisk.fail(operation, of: folder.file("other.sqlite"), with: code)
    await #expect(throws: WriterStopped.self) {
      for number in 1...1_000 { try await ledger.append("\(number)", filling: 20_000) }
    }
    #expect(ledger.writer.isStopped)
    FaultyDisk.heal(folder.file("other.sqlite"))
    await ledger.works()
    let count = try ledger.names().count
    #expect(try await ledger.append("next") == count + 1)
  }
}
