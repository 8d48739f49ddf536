import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

@Suite struct DamagedRowsTests {
  @Test func aRebuildMendsATableThatCannotBeRead() async throws {
    let played = try await PlayedOrders(100, seed: 161)
    let clean = try played.files.orderRows()
    let runner = FoldRunner(
      OrderSummaryProjection.self,
      source: SQLiteEventSource(try ReadPool(path: PoisonedLog(played).path, size: 2, queryLimit: .seconds(60))),
      store: try SQLiteProjectionStore(
        OrderSummaryTable.self, folder: played.files.folder, epoch: try played.files.epoch()))
    try Damage.rootPage.strike("order_summary", in: played.files.ordersPath)
    #expect(throws: SQLiteError.self) { try played.files.orderRows() }
    let differences = try runner.rebuild { _ in true }
    #expect(differences?.first == TableDifference(table: "order_summary", before: 0, after: played.orders))
    #expect(try played.files.orderRows() == clean)
  }
}
