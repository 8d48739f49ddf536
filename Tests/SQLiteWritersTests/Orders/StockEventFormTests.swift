import CommandPorts
import Domain
import Kernel
import SQLiteWriters
import Testing

@Suite struct StockEventFormTests {
  static let golden = ["StockReceived", "StockReserved", "StockReleased"].map { GoldenEvent($0, 1) }

  @Test func `a product's events are stored in their documented form`() async throws {
    let file = try WriteFile.ofOrders()
    var stock = ProductStock(untracked: ProductID("85123A")!)
    try stock.receive(Quantity(6)!)
    try stock.reserve(4, for: orderID)
    stock.release(1, from: orderID)
    let saved = stock
    _ = try await file.unitOfWork.perform(context()) { transaction in
      try SQLiteStockRepository().save(saved, in: transaction)
      return Done()
    }
    #expect(try file.stored().map(\.payload) == Self.golden.map(\.payload))
    #expect(try file.stored().map(\.testDescription) == Self.golden.map(\.testDescription))
    await file.close()
  }
}
