import Domain
import Kernel
import Testing

@Suite struct ProductStockTests {
  @Test func `what came in is free to be ordered`() throws {
    var stock = ProductStock(untracked: product("A"))
    try stock.receive(Quantity(5)!)
    try stock.receive(Quantity(2)!)
    #expect(stock.available == 7)
    #expect(stock.version == 2)
  }

  @Test func `units are reserved down to none and not beyond`() throws {
    var stock = ProductStock(id: product("A"), available: 3, version: 1)
    try stock.reserve(2, for: orderID)
    let error = #expect(throws: StockError.self) { try stock.reserve(2, for: orderID) }
    #expect(error?.code == "insufficient-stock")
    #expect(error?.kind == .conflict)
    #expect(error?.detail == "Of product A 2 units are wanted and 1 are left.")
    #expect(stock.available == 1)
    #expect(stock.version == 2)
    try stock.reserve(1, for: orderID)
    #expect(stock.available == 0)
  }

  @Test func `released units are free again`() throws {
    var stock = ProductStock(id: product("A"), available: 0, version: 8)
    stock.release(4, from: orderID)
    #expect(stock.available == 4)
    #expect(stock.version == 9)
  }

  @Test func `more than a product can hold is refused`() throws {
    var stock = ProductStock(id: product("A"), available: ProductStock.largest - 1, version: 1)
    #expect(refusal { try stock.receive(Quantity(2)!) } == "stock-out-of-range")
    try stock.receive(Quantity(1)!)
    #expect(stock.available == ProductStock.largest)
    #expect(refusal { try stock.receive(Quantity(1)!) } == "stock-out-of-range")
  }

  @Test func `every movement is an event, in order`() throws {
    var stock = ProductStock(untracked: product("A"))
    try stock.receive(Quantity(5)!)
    try stock.reserve(2, for: orderID)
    stock.release(1, from: orderID)
    #expect(stock.pending.map { type(of: $0.payload).type } == ["StockReceived", "StockReserved", "StockReleased"])
    guard case .reserved(let reserved) = stock.pending[1], case .released(let released) = stock.pending[2] else {
      Issue.record("\(stock.pending)")
      return
    }
    #expect(reserved.orderID == orderID)
    #expect(reserved.quantity == 2)
    #expect(released.quantity == 1)
  }
}
