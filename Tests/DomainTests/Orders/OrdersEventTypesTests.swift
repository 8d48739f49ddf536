import Domain
import Testing

@Suite struct OrdersEventTypesTests {
  @Test func `every event is listed once`() {
    let orders = OrderEvent.types.map { "\($0.type) \($0.version)" }
    let customers = CustomerEvent.types.map { "\($0.type) \($0.version)" }
    let stock = StockEvent.types.map { "\($0.type) \($0.version)" }
    #expect(Set(orders + customers + stock).count == 13)
    #expect((orders + customers + stock).count == 13)
  }
}
