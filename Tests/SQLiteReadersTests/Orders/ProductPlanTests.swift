import SQLiteReaders
import SQLiteStore
import TestSupport
import Testing

/// How SQLite answers the statements of `SQLiteProductReader`.
@Suite struct ProductPlanTests {
  @Test(arguments: [SQLiteProductReader.productByID, SQLiteProductReader.salesByDay])
  func searchesByKeyAndSortsNothing(_ sql: SQL) async throws {
    let service = try TestService()
    let file = "\(service.folder.path)/read/product_sales.v1.sqlite"
    let steps = try SQLitePlan.steps(of: sql, on: Connection(path: file, mode: .readOnly))
    #expect(steps.count == 1)
    #expect(steps.allSatisfy { $0.hasPrefix("SEARCH") && $0.contains("PRIMARY KEY") })
    await service.stop()
  }
}
