import Foundation
import Kernel
import Projections
import TestSupport
import Testing

/// However the events came, the rows are the same, byte for byte.
@Suite struct RebuildTests {
  @Test func aRebuildGivesTheRowsThatTheLiveProjectionHad() async throws {
    let played = try await PlayedOrders(300, seed: 1)
    let live = try played.files.rows()
    let epoch = try played.files.epoch()
    #expect(played.orders > 50)
    #expect(live.count > played.orders)
    try FileManager.default.removeItem(atPath: played.files.folder)
    let again = try TestService(folder: played.folder)
    await again.caughtUp(to: PositionToken(epoch: epoch, position: played.head))
    await again.stop()
    #expect(try played.files.rows() == live)
  }

  @Test func stretchesOfAnyLengthGiveTheSameRows() async throws {
    let played = try await PlayedOrders(200, seed: 2)
    let epoch = try played.files.epoch()
    let live = try played.files.rows()
    for stretch in [1, 7, 1000] {
      let folder = try TemporaryFolder()
      let replay = try OrdersReplay(played.folder, into: folder, epoch: epoch)
      try replay.run(stretch: stretch)
      #expect(try replay.files.rows() == live, "stretches of \(stretch)")
    }
  }

  @Test func anInterruptedReplayGoesOnWhereItWas() async throws {
    let played = try await PlayedOrders(100, seed: 3)
    let epoch = try played.files.epoch()
    let folder = try TemporaryFolder()
    do {
      let first = try OrdersReplay(played.folder, into: folder, epoch: epoch)
      _ = try first.orders.advance(limit: 40)
      _ = try first.customers.advance(limit: 13)
    }
    let second = try OrdersReplay(played.folder, into: folder, epoch: epoch)
    #expect(try second.orders.checkpoint() == Position(40))
    #expect(try second.customers.checkpoint() == Position(13))
    try second.run(stretch: 1000)
    #expect(try second.files.rows() == played.files.rows())
  }
}
