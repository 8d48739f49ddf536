import CommandPorts
import Foundation
import Kernel
import SQLiteStore
import Testing

@Suite struct OutcomeClearingTests {
  let later = midnight + 25 * 3_600

  func key() -> Repetition { .key(fingerprint: [1]) }

  func outcomes(_ file: WriteFile) throws -> Int { try file.count("SELECT count(*) FROM command_outcomes") }

  @Test func `each new outcome of a key takes two old ones away, the oldest first`() async throws {
    let file = try WriteFile()
    for minute in 0..<5 {
      try await file.receive(of: "A", context(UUID(), at: midnight + Double(minute * 60), key()))
    }
    #expect(try outcomes(file) == 5)
    var counts: [Int] = []
    var oldest: [Int] = []
    for _ in 0..<4 {
      try await file.receive(of: "A", context(UUID(), at: later, key()))
      counts.append(try outcomes(file))
      oldest.append(try file.count("SELECT min(stored_at) FROM command_outcomes"))
    }
    #expect(counts == [4, 3, 3, 4])
    let start = Int(midnight.milliseconds)
    #expect(oldest == [start + 120_000, start + 240_000, Int(later.milliseconds), Int(later.milliseconds)])
    await file.close()
  }

  @Test func `outcomes of sources are never taken away`() async throws {
    let file = try WriteFile()
    for _ in 0..<3 { try await file.receive(of: "A", context(UUID(), .source(fingerprint: [1], kept: .forGood))) }
    for _ in 0..<3 { try await file.receive(of: "A", context(UUID(), at: later, key())) }
    #expect(try outcomes(file) == 6)
    await file.close()
  }

  @Test func `outcomes of sources that have an end are taken away after it, with those of keys`() async throws {
    let file = try WriteFile()
    let ended = Retention.until(midnight + 0.001)
    for kept in [ended, ended, .forGood] {
      try await file.receive(of: "A", context(UUID(), .source(fingerprint: [1], kept: kept)))
    }
    try await file.receive(of: "A", context(UUID(), at: midnight + 0.002, key()))
    #expect(try outcomes(file) == 2)
    await file.close()
  }

  @Test func `outcomes within their 24 hours are never taken away`() async throws {
    let file = try WriteFile()
    for _ in 0..<3 { try await file.receive(of: "A", context(UUID(), key())) }
    for _ in 0..<3 { try await file.receive(of: "A", context(UUID(), at: midnight + 24 * 3_600, key())) }
    #expect(try outcomes(file) == 6)
    await file.close()
  }

  @Test func `a failing command takes nothing away`() async throws {
    let file = try WriteFile()
    for _ in 0..<3 { try await file.receive(of: "A", context(UUID(), key())) }
    await #expect(throws: Rejected.self) {
      try await file.receive(of: "A", context(UUID(), at: later, key()), thenThrowing: Rejected())
    }
    #expect(try outcomes(file) == 3)
    await file.close()
  }
}
