import Foundation
import Kernel
import Projections
import SQLiteProjections
import TestSupport
import Testing

/// Poison stays with its row, and nothing of it is left once it is mended.
@Suite struct QuarantineTests {
  @Test func onePoisonedOrderLeavesTheOthersAsTheyWere() async throws {
    let played = try await PlayedOrders(600, seed: 31)
    let clean = try played.files.orderRows().filter { $0.hasPrefix(#"["order""#) }
    let log = PoisonedLog(played)
    let poisoned = try #require(try log.orderEvents().first)
    let order = try #require(try log.order(at: poisoned))
    try log.poison(poisoned)
    let folder = try TemporaryFolder()
    let replay = try OrdersReplay(played.folder, into: folder, epoch: 5)
    #expect(try replay.runOrders(stretch: 100) == played.head)
    let name = order.uuidString.replacing("-", with: "")
    #expect(
      try replay.files.orderRows().filter { $0.hasPrefix(#"["order""#) } == clean.filter { !$0.contains(name) })
    let parked = try replay.orders.parked()
    #expect(parked.map(\.place) == [.row(order.uuidString)])
    #expect(parked.first?.position == poisoned)
    #expect(parked.first?.error.isEmpty == false)
  }

  @Test func aRetryAfterTheFixEqualsACleanRebuild() async throws {
    let played = try await PlayedOrders(250, seed: 32)
    let epoch = try played.files.epoch()
    let clean = try played.files.orderRows()
    let log = PoisonedLog(played)
    let events = try log.orderEvents()
    for stretch in [1, 7, 1000] {
      for poisoned in [events[0], events[events.count / 3], events[events.count / 2]] {
        try log.poison(poisoned)
        let folder = try TemporaryFolder()
        let replay = try OrdersReplay(played.folder, into: folder, epoch: epoch)
        try replay.runOrders(stretch: stretch)
        #expect(try replay.files.orderRows() != clean)
        #expect(try replay.orders.retry())
        #expect(try replay.orders.parked().map(\.position) == [poisoned], "nothing is mended yet")
        try log.mend(poisoned)
        #expect(try replay.orders.retry())
        #expect(try replay.orders.parked() == [])
        #expect(try replay.files.orderRows() == clean, "poisoned at \(poisoned.value)")
      }
    }
  }

  @Test func whatIsMendedInPartIsAppliedUpToTheNextFault() async throws {
    let played = try await PlayedOrders(250, seed: 33)
    let log = PoisonedLog(played)
    let events = try log.orderEvents()
    let first = try #require(events.first)
    let order = try log.order(at: first)
    let second = try #require(try events.dropFirst().first { try log.order(at: $0) == order })
    for position in [first, second] { try log.poison(position) }
    let folder = try TemporaryFolder()
    let replay = try OrdersReplay(played.folder, into: folder, epoch: try played.files.epoch())
    try replay.runOrders(stretch: 1000)
    try log.mend(first)
    #expect(try replay.orders.retry())
    #expect(try replay.orders.parked().map(\.position) == [second])
    try log.mend(second)
    #expect(try replay.orders.retry())
    #expect(try replay.files.orderRows() == played.files.orderRows())
  }

  @Test func parkedRowsOutliveAnotherStartAndFurtherEvents() async throws {
    let played = try await PlayedOrders(250, seed: 34)
    let log = PoisonedLog(played)
    let poisoned = try #require(try log.orderEvents().first)
    try log.poison(poisoned)
    let folder = try TemporaryFolder()
    let epoch = try played.files.epoch()
    _ = try OrdersReplay(played.folder, into: folder, epoch: epoch).orders.advance(limit: Int(poisoned.value))
    let again = try OrdersReplay(played.folder, into: folder, epoch: epoch)
    #expect(try again.orders.parked().map(\.position) == [poisoned])
    try again.runOrders(stretch: 10)
    try log.mend(poisoned)
    #expect(try again.orders.retry())
    #expect(try again.files.orderRows() == played.files.orderRows())
  }
}
