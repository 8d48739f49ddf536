import CommandPorts
import Kernel
import SQLiteStore
import TestSupport
import Testing

/// What a command is told when the storage fails under it.
@Suite struct StorageFaultTests {
  // SQLITE_IOERR_FSYNC and others: result codes are SQLite's for good.
  static let failedSync: Int32 = 10 | 4 << 8
  static let failedWrite: Int32 = 10 | 3 << 8
  static let full: Int32 = 13

  let file: WriteFile
  let log: String

  init() throws {
    FaultyDisk.install()
    file = try WriteFile()
    log = file.path + "-wal"
  }

  /// It may stand in the file: to be told that nothing was done, a client would do it twice.
  @Test(arguments: [(FaultyDisk.Operation.sync, failedSync), (.write, failedWrite)])
  func `after a failed commit nobody says that nothing was done`(
    operation: FaultyDisk.Operation, code: Int32
  ) async throws {
    try await file.receive()
    FaultyDisk.fail(operation, of: log, with: code)
    await #expect(throws: CommandPorts.OutcomeUnknown.self) { try await file.receive() }
    FaultyDisk.heal(log)
    await file.close()
  }

  @Test func `a full disk is a no, and the next command is done`() async throws {
    FaultyDisk.fail(.write, of: log, with: Self.full)
    let refusal = await #expect(throws: WritesUnavailable.self) { try await file.receive() }
    #expect(refusal?.reason == .diskFull)
    FaultyDisk.heal(log)
    #expect(try await file.receive().position.position == Position(1))
    await file.close()
  }

  @Test func `storage that fails before the commit is a no`() async throws {
    let refusal = await #expect(throws: WritesUnavailable.self) {
      try await file.receive(
        thenThrowing: SQLiteError(code: Self.failedWrite, message: "disk I/O error", during: "an insert"))
    }
    #expect(refusal?.reason == .ioFailed)
    #expect(try file.positions() == [])
    await file.close()
  }
}
