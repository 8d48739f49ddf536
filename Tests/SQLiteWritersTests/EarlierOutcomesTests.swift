import CommandPorts
import Foundation
import Kernel
import SQLiteStore
import SQLiteWriters
import TestSupport
import Testing

/// A write file of before outcomes had versions.
@Suite struct EarlierOutcomesTests {
  private let day = 24 * 3_600.0
  private let kept = UUID()
  private let keyed = UUID()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let connection = try Connection(path: "\(folder.path)/write.sqlite", mode: .readWrite(synchronous: .off))
    let before = WriteSchema.frame.migrations.prefix { $0.name != "0002 outcome versions" }
    try Migrations.apply([.frame(Array(before))], to: connection)
    for (id, isKept) in [(kept, true), (keyed, false)] {
      try connection.run(
        """
        INSERT INTO command_outcomes (command_id, fingerprint, outcome, position, stored_at, is_kept)
        VALUES (?, ?, '{"value":5}', 0, ?, ?)
        """, id, [1] as [UInt8], midnight.milliseconds, isKept)
    }
  }

  @Test func `outcomes of sources are still known for good`() async throws {
    let file = try WriteFile(in: folder)
    let years = midnight + 10 * 366 * day
    #expect(try await file.receive(context(kept, at: years, .source(fingerprint: [1], kept: .forGood))) == nil)
    await file.close()
  }

  @Test func `outcomes of keys are still known for 24 hours`() async throws {
    let file = try WriteFile(in: folder)
    #expect(try await file.receive(context(keyed, at: midnight + day, .key(fingerprint: [1]))) == nil)
    let late = midnight + day + 0.001
    #expect(try await file.receive(context(keyed, at: late, .key(fingerprint: [1]))) == 1)
    await file.close()
  }
}

extension WriteFile {
  /// The units that a product has after one more came in; nil when the command had been done before.
  fileprivate func receive(_ context: CommandContext) async throws -> Int? {
    let done = try await receive(1, of: "A", context)
    if done.isRepetition { #expect(done.outcome == 5) }
    return done.isRepetition ? nil : done.outcome.value
  }
}
