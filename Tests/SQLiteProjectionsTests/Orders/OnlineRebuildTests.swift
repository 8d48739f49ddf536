import Foundation
import HTTPValues
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// A rebuild beside the rows in use, while everything goes on.
@Suite struct OnlineRebuildTests {
  private static let path = "/api/v1/admin/projections"

  /// Returns when no rebuild is under way; answers the last list.
  private func rebuilt(_ service: TestService) async -> String {
    while true {
      let list = String(decoding: await service.send(.get, Self.path).body, as: UTF8.self)
      if !list.contains("seconds_left"), !list.contains(#""done":"#) { return list }
      await Task.yield()
    }
  }

  @Test(.timeLimit(.minutes(5))) func readsNeverFailNorSeeAnythingEmptyWhileCommandsGoOn() async throws {
    let service = try TestService()
    var history = RandomOrders(service, seed: 71)
    try await history.send(100)
    let first = try #require(history.position)
    let order = try #require(history.orders.first)
    let floor = history.orders.count
    async let commands: PositionToken? = {
      var history = history
      try await history.send(300)
      return history.position
    }()
    for _ in 0..<5 {
      #expect(await service.send(.post, "\(Self.path)/order_summary/rebuild").status == 202)
      for _ in 0..<20 {
        let minimum: HTTPHeaders = ["Min-Position": first.description]
        #expect(await service.send(.get, "/api/v1/orders/\(order)", headers: minimum).status == 200)
        let page = await service.send(.get, "/api/v1/orders?limit=1", headers: minimum)
        #expect(page.status == 200)
        let total = try #require(
          String(decoding: page.body, as: UTF8.self).firstMatch(of: /"total":([0-9]+)/).flatMap { Int($0.1) })
        #expect(total >= floor)
      }
      _ = await rebuilt(service)
    }
    let last = try #require(try await commands)
    await service.caughtUp(to: last)
    await service.stop()
    let files = OrdersFiles(of: service.folder)
    #expect(files.ordersPath.hasSuffix("order_summary.v1.6.sqlite"))
    let names = try FileManager.default.contentsOfDirectory(atPath: files.folder)
    #expect(names.count { $0.hasSuffix(".sqlite") } == 3, "old files are gone")
    let folder = try TemporaryFolder()
    let replay = try OrdersReplay(service.folder, into: folder, epoch: try files.epoch())
    try replay.run(stretch: 1000)
    #expect(try files.rows() == replay.files.rows())
  }

  @Test func aRowThatAReplayWouldNotMakeIsGoneAndReported() async throws {
    let played = try await PlayedOrders(100, seed: 72)
    let clean = try played.files.orderRows()
    let store = try SQLiteProjectionStore(
      OrderSummaryTable.self, folder: played.files.folder, epoch: try played.files.epoch())
    let runner = FoldRunner(
      OrderSummaryProjection.self,
      source: SQLiteEventSource(
        try ReadPool(path: "\(played.folder.path)/write.sqlite", size: 2, queryLimit: .seconds(60))), store: store)
    try store.change { table, _ in try table.setFact(UUID(), "Nobody") }
    #expect(try played.files.orderRows() != clean)
    let differences = try runner.rebuild { _ in true }
    #expect(differences == [TableDifference(table: "customer_names", before: 1, after: 0)])
    #expect(try played.files.orderRows() == clean)
    #expect(try runner.rebuild { _ in true } == [])
  }

  @Test func aRebuildThatWasStoppedGoesOnWhereItWas() async throws {
    let played = try await PlayedOrders(100, seed: 73)
    let clean = try played.files.orderRows()
    let source = SQLiteEventSource(
      try ReadPool(path: "\(played.folder.path)/write.sqlite", size: 2, queryLimit: .seconds(60)))
    let epoch = try played.files.epoch()
    let folder = try TemporaryFolder()
    func runner() throws -> FoldRunner<OrderSummaryProjection, SQLiteProjectionStore<OrderSummaryTable>> {
      FoldRunner(
        OrderSummaryProjection.self, source: source,
        store: try SQLiteProjectionStore(
          OrderSummaryTable.self, folder: folder.path, epoch: epoch, isLogEmpty: false))
    }
    let first = try runner()
    #expect(!first.hasRows)
    #expect(try first.rebuild { _ in false } == nil)
    #expect(!first.hasRows)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["order_summary.v1.stopped.sqlite"])
    try PoisonedLog(played).tear(Position(2))
    let second = try runner()
    var starts: [Position] = []
    #expect(
      try second.rebuild {
        starts.append($0); return true
      } == [])
    #expect(starts == [played.head, played.head], "nothing is read again, and it is told where it begins")
    #expect(second.hasRows)
    #expect(try OrdersFiles(folder.path).orderRows() == clean)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).contains("order_summary.v1.sqlite"))
  }

  @Test func anOlderWriteFileUnderNewerReadFilesIsNoticedByItsEpoch() async throws {
    let older = try await PlayedOrders(40, seed: 74)
    let newer = try await PlayedOrders(80, seed: 75)
    let clean = try older.files.orderRows()
    try FileManager.default.removeItem(atPath: older.files.folder)
    try FileManager.default.copyItem(atPath: newer.files.folder, toPath: older.files.folder)
    let service = try TestService(folder: older.folder)
    _ = await rebuilt(service)
    await service.stop()
    #expect(try older.files.orderRows() == clean)
  }

  @Test func rowsThatAreBuiltForTheFirstTimeAreNotServedBefore() async throws {
    let played = try await PlayedOrders(60, seed: 76)
    try PoisonedLog(played).tear(Position(4))
    try FileManager.default.removeItem(atPath: played.files.folder)
    let service = try TestService(folder: played.folder)
    let answer = await service.send(.get, "/api/v1/orders")
    #expect(answer.status == 503)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("read-model-rebuilding"))
    #expect(await service.send(.get, "/health/ready").status == 503)
    await service.stop()
  }
}
