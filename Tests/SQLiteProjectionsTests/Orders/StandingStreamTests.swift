import Foundation
import Kernel
import Projections
import SQLiteProjections
import TestSupport
import Testing

/// An event that can't be read and whose stream does not tell the row holds up its stream, and nothing else.
@Suite struct StandingStreamTests {
  @Test func theStreamStandsStillAndAllOthersGoOn() async throws {
    let played = try await PlayedOrders(300, seed: 101)
    let clean = try images(of: CustomerOverviewTable.self, in: played.files.folder)
    let poisoned = try PoisonedOrder(played.folder)
    let folder = try TemporaryFolder()
    let runner = try poisoned.runner(CustomerOverviewTable.self, in: folder)
    try run(runner, stretch: 1000)
    #expect(try runner.checkpoint() == played.head)
    let parked = try runner.parked()
    #expect(parked.map(\.place) == [.stream(poisoned.stream)])
    #expect(parked.map(\.position) == [poisoned.position])
    #expect(parked.map(\.depth) == [poisoned.depth], "its later events wait")
    #expect(parked.first?.error.contains("can't be read") == true)
    let rows = try images(of: CustomerOverviewTable.self, in: folder.path)
    #expect(clean.count == rows.count)
    #expect(clean.subtracting(rows).count == 1, "the one customer that the order is of")
  }

  @Test func itsPlaceInAStretchMakesNoDifference() async throws {
    let played = try await PlayedOrders(250, seed: 102)
    let poisoned = try PoisonedOrder(played.folder)
    func check<T: SQLiteTable>(_ table: T.Type) throws {
      let one = try poisoned.built(table, stretch: 1)
      #expect(one.progress.count > poisoned.depth)
      for stretch in [3, Int(poisoned.position.value) - 1, 1000] {
        let other = try poisoned.built(table, stretch: stretch)
        #expect(other.rows == one.rows, "\(T.F.name) in stretches of \(stretch)")
        #expect(other.progress == one.progress, "\(T.F.name) in stretches of \(stretch)")
      }
    }
    try check(OrderSummaryTable.self)
    try check(CustomerOverviewTable.self)
    try check(ProductSalesTable.self)
  }

  @Test func aRebuildAfterTheFixEqualsACleanOne() async throws {
    let played = try await PlayedOrders(250, seed: 103)
    let epoch = try played.files.epoch()
    let clean = try images(of: ProductSalesTable.self, in: played.files.folder)
    let poisoned = try PoisonedOrder(played.folder)
    let folder = try TemporaryFolder()
    let runner = try poisoned.runner(ProductSalesTable.self, in: folder, epoch: epoch)
    try run(runner, stretch: 7)
    let before = try images(of: ProductSalesTable.self, in: folder.path)
    #expect(try !runner.retry())
    #expect(try images(of: ProductSalesTable.self, in: folder.path) == before, "nothing is replayed")
    _ = try runner.rebuild { _ in true }
    #expect(try runner.parked().map(\.position) == [poisoned.position], "nothing is mended yet")
    try poisoned.mend()
    _ = try runner.rebuild { _ in true }
    #expect(try runner.parked() == [])
    #expect(try images(of: ProductSalesTable.self, in: folder.path) == clean)
  }

  @Test func aFirstBuildGoesOnToTheEndOfTheLog() async throws {
    let played = try await PlayedOrders(100, seed: 106)
    let poisoned = try PoisonedOrder(played.folder)
    for position in try poisoned.log.orderEvents().suffix(3) { try poisoned.log.poison(position) }
    let folder = try TemporaryFolder()
    let store = try SQLiteProjectionStore(
      CustomerOverviewTable.self, folder: folder.path, epoch: 5, isLogEmpty: false)
    let runner = FoldRunner(CustomerOverviewProjection.self, source: poisoned.source, store: store)
    _ = try runner.rebuild { _ in true }
    #expect(try runner.checkpoint() == played.head)
  }

  /// No order of a customer can be shown before the customer's name is known.
  @Test func whatAStreamHoldsUpIndirectlyDoesNotHalt() async throws {
    let played = try await PlayedOrders(250, seed: 104)
    try PoisonedLog(played).poison(Position(4))
    let replay = try OrdersReplay(played.folder, into: try TemporaryFolder(), epoch: 5)
    #expect(try replay.runOrders(stretch: 1000) == played.head)
    #expect(try replay.orders.parked().count > TooManyParked.limit)
  }

  @Test func aSweepWaitsBehindRowsAndNotBehindStreams() async throws {
    let played = try await PlayedOrders(250, seed: 104)
    let log = PoisonedLog(played)
    let order = try #require(try log.orderEvents().first)
    for position in [Position(4), order] { try log.poison(position) }
    let replay = try OrdersReplay(played.folder, into: try TemporaryFolder(), epoch: 5)
    try replay.runOrders(stretch: 1000)
    let parked = try replay.orders.parked()
    let stream = try #require(parked.first { $0.place.isStream })
    #expect(stream.depth == (try log.events(of: stream.place.name)), "its own events and no other's")
    #expect(parked.contains { !$0.place.isStream && $0.position == order })
  }

  @Test func tooManyStreamsHaltLikeTooManyRows() async throws {
    let played = try await PlayedOrders(300, seed: 105)
    let log = PoisonedLog(played)
    var orders: Set<UUID> = []
    let firsts = try log.orderEvents().filter { orders.insert(try #require(try log.order(at: $0))).inserted }
    for position in firsts.prefix(TooManyParked.limit) { try log.poison(position) }
    let replay = try OrdersReplay(played.folder, into: try TemporaryFolder(), epoch: 5)
    while try replay.customers.checkpoint() < played.head { _ = try replay.customers.advance(limit: 1000) }
    try log.poison(firsts[TooManyParked.limit])
    let again = try OrdersReplay(played.folder, into: try TemporaryFolder(), epoch: 5)
    #expect(throws: TooManyParked.self) {
      while try again.customers.checkpoint() < played.head { _ = try again.customers.advance(limit: 1000) }
    }
    #expect(try again.customers.parked().isEmpty, "the stretch is as if it had not been")
  }
}
