import Domain
import Kernel
import Testing

@Suite struct PlaceOrderTests {
  @Test func `lines are numbered from one, in the order they were given`() throws {
    let order = try place([item("B", 2, at: 250), item("A"), item("B")])
    #expect(order.lines.map(\.line) == [1, 2, 3])
    #expect(order.lines.map(\.productID.code) == ["B", "A", "B"])
    #expect(order.status == .pending)
    #expect(order.version == 1)
    #expect(order.savedVersion == 0)
  }

  @Test func `one event tells all there is to know of it`() throws {
    let order = try place([item("B", 2, at: 250), item("A")])
    guard case .created(let event) = try #require(order.pending.first), order.pending.count == 1 else {
      Issue.record("\(order.pending)")
      return
    }
    #expect(event.orderID == orderID)
    #expect(event.customerID == customerID)
    #expect(event.currency == gbp)
    #expect(event.lines == order.lines)
    #expect(event.totalAmount == 600)
    #expect(event.placedAt == noon)
  }

  @Test func `an order without items is refused, with the field`() {
    let error = #expect(throws: OrderError.self) { try place([]) }
    #expect(error?.code == "invalid-order")
    #expect(error?.kind == .invalid)
    #expect(error?.fields.map(\.pointer) == ["/items"])
  }

  @Test func `ten thousand items are the most`() throws {
    #expect(try place(Array(repeating: item(), count: 10_000)).lines.last?.line == 10_000)
    let error = #expect(throws: OrderError.self) { try place(Array(repeating: item(), count: 10_001)) }
    #expect(error?.fields.map(\.pointer) == ["/items"])
  }

  @Test func `a total beyond the largest amount is an error`() throws {
    let dear = item("A", 1_000_000, at: 1_000_000_000)
    #expect(try place(Array(repeating: dear, count: 9)).lines.total(in: gbp).amount == 9_000_000_000_000_000)
    #expect(refusal { _ = try place(Array(repeating: dear, count: 10)) } == "order-amount-out-of-range")
    #expect(refusal { _ = try place(Array(repeating: dear, count: 10_000)) } == "order-amount-out-of-range")
  }
}
