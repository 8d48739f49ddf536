import Foundation
import Kernel
import Projections
import SQLiteProjections
import TestSupport
import Testing

/// A process that is killed leaves its files as they are: a copy of them, taken while the projection has them open, is
/// what the next one finds.
@Suite struct KilledSpecimenListTests {
  @Test func eachEventIsAppliedOnceWhereverItIsKilled() async throws {
    let played = try await PlayedSpecimens(100, seed: 51)
    var random = SplitMix64(seed: 1)
    var folder = try TemporaryFolder()
    var deaths = 0
    var position = Position.start
    while position < played.head {
      let runner = try played.runner(SpecimenListTable.self, in: folder.path)
      #expect(try runner.checkpoint() == position)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        position = try runner.advance(limit: Int.random(in: 1...10, using: &random))
      }
      let next = try TemporaryFolder()
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasSuffix("-shm") {
        try FileManager.default.copyItem(atPath: "\(folder.path)/\(name)", toPath: "\(next.path)/\(name)")
      }
      withExtendedLifetime(runner) { deaths += 1 }
      folder = next
    }
    #expect(deaths > 4)
    #expect(
      try images(of: SpecimenListTable.self, in: folder.path) == images(of: SpecimenListTable.self, in: played.read))
  }
}
