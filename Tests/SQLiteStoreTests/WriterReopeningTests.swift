import CSQLite
import Foundation
import SQLiteStore
import Synchronization
import TestSupport
import Testing

/// A writer that had to stop opens its file anew by itself, or says what stands in the way.
@Suite(.timeLimit(.minutes(1))) struct WriterReopeningTests {
  let folder: TemporaryFolder
  let log: String

  init() throws {
    FaultyDisk.install()
    folder = try TemporaryFolder()
    log = folder.file("data.sqlite-wal")
  }

  @Test func `a retry after the reopening has one effect`() async throws {
    let ledger = try Ledger(path: folder.file(), backOff: .atOnce)
    try await ledger.append("kept")
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("retried") }
    let hindrance = await ledger.hindrance()
    #expect(hindrance.contains("\(DiskFaultTests.failedSync)"), "while the disk still fails: \(hindrance)")
    #expect(ledger.writer.isStopped)
    FaultyDisk.heal(log)
    await ledger.works()
    #expect(try ledger.names() == ["kept"], "what was in doubt is gone for good")
    #expect(try await ledger.append("retried") == 2)
    #expect(try await ledger.append("next") == 3)
    #expect(try ledger.names() == ["kept", "retried", "next"])
  }

  /// Whoever begins anew with the log finds what the commit that failed left in it, if nothing has overwritten it.
  @Test func `what a failed commit left in the log is void after the reopening, even where a reader keeps the log`()
    async throws
  {
    let ledger = try Ledger(path: folder.file(), backOff: .atOnce)
    try await ledger.append("kept")
    let reader = try ledger.holdingSnapshot()
    try await ledger.append("kept too")
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("in doubt", filling: 20_000) }
    FaultyDisk.heal(log)
    await ledger.works()
    let copy = try copyAsLeftByDeath()
    #expect(try Ledger(path: copy).names() == ["kept", "kept too"])
    try reader.run("COMMIT")
  }

  /// The control of the test above: before the reopening it is there.
  @Test func `after a death the commit in doubt may be found`() async throws {
    let ledger = try Ledger(path: folder.file())
    try await ledger.append("kept")
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("in doubt", filling: 20_000) }
    FaultyDisk.heal(log)
    #expect(try Ledger(path: try copyAsLeftByDeath()).names() == ["kept", "in doubt"])
  }

  @Test func `a damaged file is not opened again, and named`() async throws {
    let path = folder.file()
    let before = try Ledger(path: path)
    for number in 1...50 { try await before.append("\(number)", filling: 4_000) }
    await before.writer.close()
    let ledger = try Ledger(path: path, backOff: .atOnce)
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("unknown") }
    try overwrite(path, at: 4_096 * 20, with: Array(repeating: 0xa5, count: 4_096 * 10))
    FaultyDisk.heal(log)
    while await !ledger.hindrance().contains("\(path) is damaged") { await Task.yield() }
    #expect(ledger.writer.isStopped)
  }

  @Test func `a file that was lost is not made again`() async throws {
    let ledger = try Ledger(path: folder.file(), backOff: .atOnce)
    try await ledger.append("kept")
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("unknown") }
    for ending in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: folder.file() + ending) }
    FaultyDisk.heal(log)
    while await !ledger.hindrance().contains("cantOpen") { await Task.yield() }
    #expect(!FileManager.default.fileExists(atPath: folder.file()))
  }

  @Test func `where the disk fails at the start the writer begins stopped, and takes units when it doesn't any more`()
    async throws
  {
    try await Ledger(path: folder.file()).append("kept")
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    let ledger = try Ledger(path: folder.file(), backOff: .atOnce)
    await #expect(throws: WriterStopped.self) { try await ledger.append("refused") }
    #expect(try ledger.names() == ["kept"])
    FaultyDisk.heal(log)
    await ledger.works()
    #expect(try await ledger.append("next") == 2)
  }

  @Test func `a writer that is closed while it rests ends`() async throws {
    let ledger = try Ledger(path: folder.file())
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("unknown") }
    await ledger.writer.close()
    FaultyDisk.heal(log)
    await #expect(throws: WriterStopped(reason: .closed)) { try await ledger.append("late") }
  }

  @Test func `each change of its condition is told once, before those whom it concerns are answered`() async throws {
    let told = Mutex<[String]>([])
    let ledger = try Ledger(
      path: folder.file(), backOff: .atOnce,
      conditionChanged: { condition in told.withLock { $0.append(Ledger.word(for: condition)) } })
    FaultyDisk.fail(.write, of: log, with: SQLITE_FULL)
    for _ in 0..<3 { await #expect(throws: SQLiteError.self) { try await ledger.append("refused") } }
    #expect(told.withLock { $0 } == ["refused"])
    FaultyDisk.heal(log)
    await ledger.works()
    #expect(told.withLock { $0 } == ["refused", "working"])
    FaultyDisk.fail(.sync, of: log, with: DiskFaultTests.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await ledger.append("unknown") }
    #expect(told.withLock { $0 }.prefix(3) == ["refused", "working", "stopped"])
    _ = await ledger.hindrance()
    FaultyDisk.heal(log)
    await ledger.works()
    let all = told.withLock { $0 }
    #expect(all.first { $0.hasPrefix("hindered") } != nil)
    #expect(all.last == "working")
    #expect(all.count == Set(all.dropFirst(2)).count + 2, "no news twice: \(all)")
  }

  /// Another process finds these when this one dies now.
  private func copyAsLeftByDeath() throws -> String {
    let copy = folder.file("copy.sqlite")
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: folder.file() + ending, toPath: copy + ending)
    }
    return copy
  }
}

/// What stands in the way of an opening, and what doesn't.
@Suite(.timeLimit(.minutes(1))) struct WriterOpeningTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `a reader that holds a snapshot of a log that was never copied does not stand in the way`() async throws {
    let left = try Ledger(path: folder.file())
    try await left.append("first")
    let reader = try left.holdingSnapshot()
    try await left.append("second")
    // Its writer is not closed, as after a death: the log is as long as it was.
    let ledger = try Ledger(path: folder.file(), logLimits: LogLimits(soft: 2, hard: 1_000))
    #expect(try await ledger.append("third") == 3)
    #expect(ledger.writer.pagesInLog > 0, "the reader keeps it")
    try reader.run("COMMIT")
    while try size(of: folder.file()) < 8_192 { await Task.yield() }
    try await ledger.append("fourth")
    #expect(try ledger.names() == ["first", "second", "third", "fourth"])
    withExtendedLifetime(left) {}
  }

  @Test func `while another program holds the lock units are refused, and afterwards it goes on by itself`()
    async throws
  {
    let ledger = try Ledger(path: folder.file(), backOff: .atOnce, patience: .zero)
    try await ledger.append("first")
    let other = try Connection(path: folder.file(), mode: .readWrite(synchronous: .full))
    try other.run("BEGIN IMMEDIATE")
    let error = await #expect(throws: SQLiteError.self) { try await ledger.append("second") }
    #expect(error?.faultOfWrites == .locked)
    #expect(!ledger.writer.isStopped)
    guard case .refused = ledger.writer.condition else {
      Issue.record("it is \(ledger.writer.condition)")
      return
    }
    try other.run("COMMIT")
    await ledger.works()
    #expect(try await ledger.append("second") == 2)
  }

  @Test(arguments: [0, 1, 99, 511]) func `a file that is too short is damage and no new file`(_ length: Int) throws {
    try write(Array(repeating: 0, count: length), to: folder.file())
    let error = #expect(throws: FileDamaged.self) { try Ledger(path: folder.file()) }
    #expect(error?.path == folder.file())
    #expect(try size(of: folder.file()) == length)
  }
}
