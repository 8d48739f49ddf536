import SQLiteStore
import TestSupport
import Testing

/// What the writer does with its log and its end while somebody waits for it.
@Suite struct BusyWriterTests {
  let folder: TemporaryFolder

  init() throws {
    FaultyDisk.install()
    folder = try TemporaryFolder()
  }

  @Test(.timeLimit(.minutes(1))) func `who waits when the writer is closed comes before its end`() async throws {
    let ledger = try Ledger(path: folder.file(), groupCommit: false)
    let (tasks, closing) = await ledger.holding {
      var tasks: [Task<Int, any Error>] = []
      for number in 1...3 { tasks.append(await ledger.enqueue(Ledger.append("\(number)"))) }
      // Runs here until it waits.
      return (tasks, Task.immediate { await ledger.writer.close() })
    }
    for (number, task) in tasks.enumerated() { #expect(try await task.value == number + 1) }
    await closing.value
    await #expect(throws: WriterStopped.self) { try await ledger.append("later") }
    #expect(try ledger.names() == ["1", "2", "3"])
  }

  @Test func `however many wait, the log does not grow beyond its hard limit`() async throws {
    let ledger = try Ledger(path: folder.file(), groupCommit: false, logLimits: LogLimits(soft: 10, hard: 40))
    let results = await ledger.together((1...100).map { Ledger.append("\($0)", filling: 20_000) })
    #expect(results.compactMap(\.value).count == 100)
    #expect(try size(of: folder.file("data.sqlite-wal")) < 100 * 4_096, "of five times as much")
  }

  @Test func `below it nobody waits for the log to be copied`() async throws {
    let ledger = try Ledger(path: folder.file(), groupCommit: false, logLimits: LogLimits(soft: 10, hard: 1_000_000))
    let before = FaultyDisk.syncs(of: folder.file())
    let results = await ledger.together((1...50).map { Ledger.append("\($0)", filling: 20_000) })
    #expect(results.compactMap(\.value).count == 50)
    #expect(FaultyDisk.syncs(of: folder.file()) - before <= 1, "the file is written when the last one is done")
  }
}
