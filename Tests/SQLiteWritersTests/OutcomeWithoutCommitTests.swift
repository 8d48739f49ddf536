import CommandPorts
import Dispatch
import Foundation
import Kernel
import SQLiteWriters
import TestSupport
import Testing

@Suite struct OutcomeWithoutCommitTests {
  /// SQLITE_IOERR_FSYNC.
  static let failedSync: Int32 = 1_034

  init() {
    FaultyDisk.install()
  }

  @Test func `it is answered with the head of the log, and nothing is written`() async throws {
    let file = try WriteFile()
    #expect(
      try file.unitOfWork.withoutCommit("hit", context()).position
        == PositionToken(epoch: WriteFile.epoch, position: .start))
    try await file.receive()
    let last = try await file.receive()
    let hit = try file.unitOfWork.withoutCommit("hit", context())
    #expect(hit.outcome == "hit")
    #expect(hit.position == last.position)
    #expect(!hit.isRepetition)
    #expect(try file.positions() == [1, 2])
    await file.close()
    let reopened = try WriteFile(in: file.folder)
    #expect(try reopened.unitOfWork.withoutCommit("hit", context()).position == last.position)
    await reopened.close()
  }

  @Test func `it is answered while a long unit of work holds the writer`() async throws {
    let file = try WriteFile()
    let done = try await file.receive()
    let (gate, isHeld) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let long = Task {
      try await file.unitOfWork.perform(context()) { _ in
        isHeld.signal()
        gate.wait()
        return 0 as Units
      }
    }
    while isHeld.wait(timeout: .now()) != .success { await Task.yield() }
    #expect(try file.unitOfWork.withoutCommit("hit", context()).position == done.position)
    gate.signal()
    _ = try await long.value
    await file.close()
  }

  @Test func `it is answered after the writer has stopped`() async throws {
    let file = try WriteFile()
    let done = try await file.receive()
    let log = file.path + "-wal"
    FaultyDisk.fail(.sync, of: log, with: Self.failedSync)
    await #expect(throws: OutcomeUnknown.self) { try await file.receive() }
    FaultyDisk.heal(log)
    let refusal = await #expect(throws: WritesUnavailable.self) { try await file.receive() }
    #expect(refusal?.reason == .stopped)
    #expect(try file.unitOfWork.withoutCommit("hit", context()).position == done.position)
    await file.close()
  }

  @Test(arguments: [
    Repetition.key(fingerprint: [1]), .source(fingerprint: [1], kept: .forGood),
    .source(fingerprint: [1], kept: .until(midnight)),
  ]) func `a command that a second sending must find done is refused`(_ repetition: Repetition) async throws {
    let file = try WriteFile()
    let id = UUID()
    #expect(throws: RepeatableWithoutCommit(commandID: id)) {
      try file.unitOfWork.withoutCommit("hit", context(id, repetition))
    }
    await file.close()
  }
}
