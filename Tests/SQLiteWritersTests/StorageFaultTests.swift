import CommandPorts
import Domain
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

/// What a command is told when the storage fails.
@Suite(.timeLimit(.minutes(1))) struct StorageFaultTests {
  static let failedSync: Int32 = 1_034

  init() {
    FaultyDisk.install()
  }

  @Test func `each result code of SQLite is told in one way`() async throws {
    let file = try WriteFile()
    for (code, told) in SQLiteCodes.each {
      let error = await #expect(throws: (any Error).self) {
        try await file.receive(thenThrowing: SQLiteError(code: code, message: "", during: ""))
      }
      #expect((error as? any Refusal)?.code == told, "\(code)")
    }
    #expect(try await file.receive().position.position == Position(1))
    await file.close()
  }

  /// Of two requests with one key the first may have been done; who says that nothing was done speaks of both.
  @Test func `while the outcome of a key is not known nobody is told that nothing was done`() async throws {
    let file = try WriteFile(backOff: .atOnce)
    let keyed = context(UUID(), .key(fingerprint: [1]))
    FaultyDisk.fail(.sync, of: file.path + "-wal", with: Self.failedSync)
    let first = await #expect(throws: CommandPorts.OutcomeUnknown.self) { try await file.receive(1, of: "A", keyed) }
    let second = await #expect(throws: CommandPorts.OutcomeUnknown.self) { try await file.receive(1, of: "A", keyed) }
    let other = await #expect(throws: WritesUnavailable.self) { try await file.receive() }
    #expect([first?.reason, second?.reason] == [.commitFailed, .keyNotLookedUp])
    #expect(other?.reason == .stopped)
    FaultyDisk.heal(file.path + "-wal")
    await file.works()
    #expect(try await !file.receive(1, of: "A", keyed).isRepetition)
    #expect(try await file.receive(1, of: "A", keyed).isRepetition)
    #expect(try file.positions() == [1])
    await file.close()
  }

  @Test func `after a death the retry finds what was in doubt, and has no second effect`() async throws {
    let file = try WriteFile()
    let keyed = context(UUID(), .key(fingerprint: [1]))
    FaultyDisk.fail(.sync, of: file.path + "-wal", with: Self.failedSync)
    await #expect(throws: CommandPorts.OutcomeUnknown.self) { try await file.receive(1, of: "A", keyed) }
    await file.close()
    FaultyDisk.heal(file.path + "-wal")
    let next = try WriteFile(in: file.folder)
    #expect(try await next.receive(1, of: "A", keyed).isRepetition)
    #expect(try next.positions() == [1])
    await next.close()
  }

  @Test(arguments: WritesUnavailable.Reason.allCases)
  func `a refusal of a key that was not looked up speaks of its own request alone`(_ reason: WritesUnavailable.Reason) {
    #expect(WritesUnavailable(reason).detail.contains("Nothing was done"))
    let unknown = WritesUnavailable(reason, isKeyKnown: false).detail
    #expect(!unknown.contains("Nothing was done"))
    #expect(unknown.contains("with the same key"))
  }

  @Test func `a key is looked up before the disk can be full, and perhaps not before another fault`() async throws {
    let file = try WriteFile()
    for code in [5, 10, 13] as [Int32] {
      let error = await #expect(throws: WritesUnavailable.self) {
        try await file.receive(
          1, of: "A", context(UUID(), .key(fingerprint: [1])),
          thenThrowing: SQLiteError(code: code, message: "", during: ""))
      }
      #expect(error?.isKeyKnown == (code == 13))
    }
    await file.close()
  }
}

/// Another program has written to the log.
@Suite(.timeLimit(.minutes(1))) struct ForeignWriteTests {
  @Test func `a position that somebody else took is no stale version: the writer looks at the log anew`() async throws {
    let file = try WriteFile(backOff: .atOnce)
    try await file.receive(of: "A")
    try insert(2, "other", 1, file)
    let refusal = await #expect(throws: WritesUnavailable.self) { try await file.receive(of: "A") }
    #expect(refusal?.reason == .stopped)
    await file.works()
    #expect(try await file.receive(of: "A").position.position == Position(3))
    #expect(try file.positions() == [1, 2, 3])
    await file.close()
  }

  @Test func `a version that somebody else took is a stale one`() async throws {
    let file = try WriteFile(backOff: .atOnce)
    try await file.receive(of: "A")
    try insert(9, "keeper-\(WriteFile.id(of: "A").uuidString.lowercased())", 2, file)
    let conflict = await #expect(throws: VersionConflict.self) { try await file.receive(of: "A") }
    #expect(conflict?.expected == 1)
    #expect(conflict?.present == 2)
    await file.close()
  }

  private func insert(_ position: Int, _ stream: String, _ version: Int, _ file: WriteFile) throws {
    try Connection(path: file.path, mode: .readWrite(synchronous: .full)).run(
      """
      INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
      VALUES (?, ?, ?, 'KeeperNamed', 1, '{}', 0, '{}')
      """, position, stream, version)
  }
}
