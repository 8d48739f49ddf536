import Foundation
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
    try damage("order_summary", in: played.files.ordersPath)
    #expect(throws: SQLiteError.self) { try played.files.orderRows() }
    let runner = FoldRunner(
      OrderSummaryProjection.self,
      source: SQLiteEventSource(try ReadPool(path: PoisonedLog(played).path, size: 2, queryLimit: .seconds(60))),
      store: try SQLiteProjectionStore(
        OrderSummaryTable.self, folder: played.files.folder, epoch: try played.files.epoch()))
    let differences = try runner.rebuild { _ in true }
    #expect(differences?.first == TableDifference(table: "order_summary", before: 0, after: played.orders))
    #expect(try played.files.orderRows() == clean)
  }

  /// Overwrites the table's first page.
  private func damage(_ table: String, in path: String) throws {
    let page = try Connection(path: path, mode: .readOnly).first(
      "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = ?", table
    ) { (number: try $0.int(0), size: try $0.int(1)) }
    let (number, size) = try #require(page)
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64((number - 1) * size))
    try file.write(contentsOf: Data(repeating: 0xFF, count: size))
    try file.close()
  }
}
