import Domain
import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// Rows that come, go and come back, through a cache that can't hold them and outlives its transactions.
@Suite struct SmallCacheTests {
  @Test func theRowsAreThoseOfTheLiveProjection() async throws {
    let service = try TestService()
    var shop = try await RandomShop(service, seed: 171)
    await shop.run(commands: 300)
    let last = try #require(PositionToken(shop.position))
    await service.caughtUp(to: last)
    await service.stop()
    let live = try images(of: ProductSalesTable.self, in: "\(service.folder.path)/read")
    let log = SQLiteEventSource(
      try ReadPool(path: "\(service.folder.path)/write.sqlite", size: 1, queryLimit: .seconds(60)))
    for (capacity, stretch) in [(1, 7), (2, 1), (3, 40), (5, 13), (16, 1000)] {
      let folder = try TemporaryFolder()
      let store = try SQLiteProjectionStore(ProductSalesTable.self, folder: folder.path, epoch: 1)
      let rows = RowCache<ProductSalesProjection>(capacity: capacity)
      let types = EventTable(ProductSalesProjection.events)
      while case let before = try store.checkpoint(), before < last.position {
        _ = try store.advance { checkpoint, table, quarantine in
          try ProductSalesProjection.apply(
            log, after: checkpoint, limit: stretch, of: types, through: rows, into: table, quarantine)
        }
      }
      try store.change { table, _ in try rows.flush(to: table) }
      #expect(try images(of: ProductSalesTable.self, in: folder.path) == live, "\(capacity) rows")
    }
  }
}
