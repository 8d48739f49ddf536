import Foundation
import Kernel
import Projections
import TestSupport
import Testing

/// A process that is killed leaves its files as they are: a copy of them, taken while the projection has them open, is
/// what the next one finds.
@Suite struct KilledProjectionTests {
  @Test func eachEventIsAppliedOnceWhereverItIsKilled() async throws {
    let played = try await PlayedOrders(150, seed: 61)
    let epoch = try played.files.epoch()
    for seed in UInt64(1)...3 {
      var random = SplitMix64(seed: seed)
      var folder = try TemporaryFolder()
      var deaths = 0
      var position = Position.start
      while position < played.head {
        let replay = try OrdersReplay(played.folder, into: folder, epoch: epoch)
        #expect(try replay.orders.checkpoint() == position)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          position = try replay.orders.advance(limit: Int.random(in: 1...20, using: &random))
          _ = try replay.customers.advance(limit: 10)
        }
        let next = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !name.hasSuffix("-shm") {
          try FileManager.default.copyItem(atPath: "\(folder.path)/\(name)", toPath: "\(next.path)/\(name)")
        }
        withExtendedLifetime(replay) { deaths += 1 }
        folder = next
      }
      let last = try OrdersReplay(played.folder, into: folder, epoch: epoch)
      try last.run(stretch: 1000)
      #expect(deaths > 5)
      #expect(try last.files.rows() == played.files.rows())
    }
  }
}
