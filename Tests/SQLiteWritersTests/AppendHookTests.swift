import CommandPorts
import Domain
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import Synchronization
import Testing

@Suite struct AppendHookTests {
  private let calls = Calls()

  @Test func `hooks run in their order, with the first and the last position of the unit`() async throws {
    let file = try WriteFile(hooks: [calls.hook("first"), calls.hook("second")])
    try await file.receive()
    _ = try await file.unitOfWork.perform(context()) { try saveEventful(in: $0) }
    #expect(calls.told == ["first 1-1", "second 1-1", "first 2-3", "second 2-3"])
    await file.close()
  }

  @Test func `a unit that appends nothing runs none, nor does a repetition`() async throws {
    let file = try WriteFile(hooks: [calls.hook("only")])
    _ = try await file.unitOfWork.perform(context()) { _ in 0 as Units }
    #expect(calls.told.isEmpty)
    let command = context(UUID(), .key(fingerprint: [1]))
    try await file.receive(1, of: "A", command)
    #expect(try await file.receive(1, of: "A", command).isRepetition)
    #expect(calls.told == ["only 1-1"])
    await file.close()
  }

  @Test func `what a hook throws leaves nothing of the unit, not even its outcome`() async throws {
    let file = try WriteFile(hooks: [calls.hook("first"), calls.hook("second", throwing: Rejected())])
    await #expect(throws: Rejected.self) {
      try await file.receive(1, of: "A", context(UUID(), .key(fingerprint: [1])))
    }
    #expect(calls.told == ["first 1-1", "second 1-1"])
    #expect(try file.positions().isEmpty)
    #expect(try file.count("SELECT count(*) FROM keepers") == 0)
    #expect(try file.count("SELECT count(*) FROM command_outcomes") == 0)
    await file.close()
  }

  @Test func `a hook sees the events and comes before the outcome`() async throws {
    let file = try WriteFile(hooks: [
      Hook { connection, _, last in
        let events = try connection.first("SELECT count(*) FROM events WHERE position = ?", last.value) {
          try $0.int(0)
        }
        let outcomes = try connection.first("SELECT count(*) FROM command_outcomes") { try $0.int(0) }
        #expect(events == 1 && outcomes == 0)
      }
    ])
    try await file.receive(1, of: "A", context(UUID(), .key(fingerprint: [1])))
    #expect(try file.count("SELECT count(*) FROM command_outcomes") == 1)
    await file.close()
  }
}

private struct Hook: AppendHook {
  let run: @Sendable (Connection, Position, Position) throws -> Void

  func appended(_ first: Position, _ last: Position, on connection: Connection) throws {
    try run(connection, first, last)
  }
}

private final class Calls: Sendable {
  private let all = Mutex<[String]>([])

  var told: [String] { all.withLock { $0 } }

  func hook(_ name: String, throwing error: (any Error)? = nil) -> any AppendHook {
    Hook { [self] _, first, last in
      all.withLock { $0.append("\(name) \(first.value)-\(last.value)") }
      if let error { throw error }
    }
  }
}
