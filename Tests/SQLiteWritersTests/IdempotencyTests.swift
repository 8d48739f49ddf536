import CommandPorts
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import Testing

@Suite struct IdempotencyTests {
  let id = UUID()
  let hour = 3_600.0

  func keyed(_ fingerprint: UInt8 = 1, at time: Date = midnight) -> CommandContext {
    context(id, at: time, .key(fingerprint: [fingerprint]))
  }

  @Test func `the same key and request give the stored outcome and one effect`() async throws {
    let file = try WriteFile()
    let first = try await file.receive(5, of: "A", keyed())
    #expect(!first.isRepetition)
    try await file.receive(2, of: "A")
    let second = try await file.receive(5, of: "A", keyed(at: midnight + hour))
    #expect(second.isRepetition)
    #expect(second.outcome == 5)
    #expect(second.position == first.position)
    #expect(try file.positions() == [1, 2])
    #expect(try file.received() == 7)
    await file.close()
  }

  @Test func `the same key with another request is refused`() async throws {
    let file = try WriteFile()
    try await file.receive(5, of: "A", keyed(1))
    let error = await #expect(throws: RepeatedWithOtherRequest.self) { try await file.receive(5, of: "B", keyed(2)) }
    #expect(error?.code == "idempotency-key-reused")
    #expect(error?.kind == .invalid)
    #expect(try file.positions() == [1])
    await file.close()
  }

  @Test func `a refusal is not remembered`() async throws {
    let file = try WriteFile()
    for _ in 0..<2 {
      await #expect(throws: Rejected.self) { try await file.receive(5, of: "A", keyed(), thenThrowing: Rejected()) }
    }
    #expect(try file.count("SELECT count(*) FROM command_outcomes") == 0)
    let done = try await file.receive(5, of: "A", keyed(2))
    #expect(!done.isRepetition)
    #expect(done.position.position == Position(1))
    await file.close()
  }

  @Test func `a command without a key is done as often as it is sent`() async throws {
    let file = try WriteFile()
    for _ in 0..<2 { #expect(try await !file.receive(5, of: "A", context(id)).isRepetition) }
    #expect(try file.positions() == [1, 2])
    #expect(try file.count("SELECT count(*) FROM command_outcomes") == 0)
    await file.close()
  }

  @Test func `an outcome is kept for 24 hours to the millisecond, then the key is judged anew`() async throws {
    let file = try WriteFile()
    try await file.receive(5, of: "A", keyed(1))
    let last = try await file.receive(5, of: "A", keyed(1, at: midnight + 24 * hour))
    #expect(last.isRepetition)
    let late = midnight + 24 * hour + 0.001
    let anew = try await file.receive(5, of: "A", keyed(2, at: late))
    #expect(!anew.isRepetition)
    #expect(anew.outcome == 10)
    // It is remembered from now on, as the new request.
    #expect(try await file.receive(5, of: "A", keyed(2, at: late + 23 * hour)).isRepetition)
    await #expect(throws: RepeatedWithOtherRequest.self) { try await file.receive(5, of: "A", keyed(1, at: late)) }
    #expect(try file.positions() == [1, 2])
    await file.close()
  }

  @Test func `a command derived from its source is remembered for good`() async throws {
    let file = try WriteFile()
    try await file.receive(5, of: "A", context(id, .source(fingerprint: [1], kept: .forGood)))
    let years = midnight + 10 * 366 * 24 * hour
    let again = try await file.receive(5, of: "A", context(id, at: years, .source(fingerprint: [1], kept: .forGood)))
    #expect(again.isRepetition)
    await #expect(throws: RepeatedWithOtherRequest.self) {
      try await file.receive(5, of: "A", context(id, at: years, .source(fingerprint: [2], kept: .forGood)))
    }
    #expect(try file.positions() == [1])
    await file.close()
  }

  @Test func `an outcome outlives a reopening`() async throws {
    let file = try WriteFile()
    let first = try await file.receive(5, of: "A", keyed())
    await file.close()
    let reopened = try WriteFile(in: file.folder)
    let second = try await reopened.receive(5, of: "A", keyed())
    #expect(second.isRepetition)
    #expect(second.position == first.position)
    await reopened.close()
  }

  @Test func `a command that changed nothing is remembered with the head it was answered with`() async throws {
    let file = try WriteFile()
    try await file.receive()
    let first = try await file.unitOfWork.perform(keyed()) { _ in Units(0) }
    try await file.receive()
    let second = try await file.unitOfWork.perform(keyed()) { _ in Units(1) }
    #expect(second.isRepetition)
    #expect(second.outcome == 0)
    #expect(second.position == first.position)
    await file.close()
  }
}
