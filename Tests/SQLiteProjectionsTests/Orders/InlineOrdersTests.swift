import CommandDeps
import CommandPorts
import Commands
import Foundation
import HostSystem
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
import Signals
import TestSupport
import Testing

/// The read models of Orders, run inline: the same rows as asynchronously, byte for byte, also while they are rebuilt.
@Suite struct InlineOrdersTests {
  private typealias Orders = OrderSummaryTable

  private func file(_ tables: [any SQLiteTable.Type]) throws -> InlineFile {
    try InlineFile(tables, of: SchemaPart("Orders", OrdersSchema.migrations))
  }

  @Test func allReadModelsEndAsTheAsynchronousOnes() async throws {
    let file = try file([OrderSummaryTable.self, CustomerOverviewTable.self, ProductSalesTable.self])
    var history = try file.orders(seed: 222)
    try await history.send(400)
    #expect(history.refused > 20)
    #expect(try !file.rows(OrderSummaryTable.self).isEmpty)
    #expect(try file.rows(OrderSummaryTable.self) == file.folded(OrderSummaryTable.self))
    #expect(try file.rows(CustomerOverviewTable.self) == file.folded(CustomerOverviewTable.self))
    #expect(try file.rows(ProductSalesTable.self) == file.folded(ProductSalesTable.self))
    await file.writer.close()
  }

  @Test func rowsThatDifferAreMendedAndReported() async throws {
    let file = try file([Orders.self])
    var history = try file.orders(seed: 232)
    try await history.send(150)
    let clean = try file.rows(Orders.self)
    try file.tamper(
      """
      UPDATE order_summary SET status = 'shipped', shipping_address = NULL, total_amount = -1
      WHERE id = (SELECT max(id) FROM order_summary);
      DELETE FROM order_summary WHERE id = (SELECT min(id) FROM order_summary);
      INSERT INTO customer_names VALUES (X'00', 'Nobody'), (X'FF', 'Nobody');
      UPDATE order_counts SET count = count + 1
      """)
    let counts = try file.rows(Orders.self).count { $0.hasPrefix("order_counts") }
    let differences = try file.runner().rebuild { _ in true }
    #expect(
      differences == [
        TableDifference(table: "order_summary", before: 1, after: 2),
        TableDifference(table: "order_counts", before: counts, after: counts),
        TableDifference(table: "customer_names", before: 2, after: 0),
      ])
    #expect(try file.rows(Orders.self) == clean)
    #expect(file.holds.last == "order_summary rebuild")
    try await history.send(20)
    #expect(try file.rows(Orders.self) == file.folded(Orders.self))
    await file.writer.close()
  }

  @Test(.timeLimit(.minutes(5))) func readsNeverFailNorDoCommandsWhileItRuns() async throws {
    let file = try file([Orders.self])
    var history = try file.orders(seed: 233)
    try await history.send(100)
    let floor = history.orders.count
    async let commands: Void = {
      var history = history
      try await history.send(300)
    }()
    try await file.rebuildAgainAndAgain(
      spoiling: [
        "UPDATE order_summary SET total_amount = total_amount + 1",
        "INSERT INTO customer_names VALUES (randomblob(16), 'Nobody')",
      ], counting: "SELECT count(*) FROM order_summary", atLeast: floor)
    try await commands
    #expect(file.holds.contains("order_summary rebuild"))
    #expect(try file.rows(Orders.self) == file.folded(Orders.self))
    await file.writer.close()
  }
}

extension InlineFile {
  fileprivate func orders(seed: UInt64) throws -> RandomOrders {
    let deps = OrderCommandDeps(
      unitOfWork: unitOfWork, ids: TimeOrderedIdentifiers(clock: SystemClock()), orders: SQLiteOrderRepository(),
      customers: SQLiteCustomerRepository(), stock: SQLiteStockRepository())
    return RandomOrders(try sender(deps.registrations), seed: seed)
  }
}
