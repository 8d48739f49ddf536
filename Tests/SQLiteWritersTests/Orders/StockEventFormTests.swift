import CommandPorts
import Domain
import Kernel
import SQLiteWriters
import Testing

@Suite struct StockEventFormTests {
  static let golden = [
    GoldenEvent(type: "StockReceived", version: 1, payload: #"{"product_id":"85123A","quantity":6}"#),
    GoldenEvent(
      type: "StockReserved", version: 1,
      payload: #"{"product_id":"85123A","order_id":"0197c0de-0000-7000-8000-000000000001","quantity":4}"#),
    GoldenEvent(
      type: "StockReleased", version: 1,
      payload: #"{"product_id":"85123A","order_id":"0197c0de-0000-7000-8000-000000000001","quantity":1}"#),
  ]

  @Test func `a product's events are stored in their documented form`() async throws {
    let file = try WriteFile()
    var stock = ProductStock(productID: ProductID("85123A")!)
    try stock.receive(Quantity(6)!)
    try stock.reserve(4, for: orderID)
    stock.release(1, from: orderID)
    let saved = stock
    _ = try await file.unitOfWork.perform(context()) { transaction in
      try SQLiteStockRepository().save(saved, in: transaction)
      return 0
    }
    #expect(try file.stored().map(\.payload) == Self.golden.map(\.payload))
    #expect(try file.stored().map(\.testDescription) == Self.golden.map(\.testDescription))
    await file.close()
  }

  @Test func `every event type and version has its golden text`() {
    expectComplete(Self.golden, of: StockEvent.self)
  }

  @Test(arguments: golden) func `a golden text is read and written again`(_ golden: GoldenEvent) throws {
    try expectSameText(golden, of: StockEvent.self)
  }
}
