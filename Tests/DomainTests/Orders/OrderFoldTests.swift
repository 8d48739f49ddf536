import Domain
import Kernel
import Testing

@Suite struct OrderFoldTests {
  @Test func `events are raised in the order of what happened`() throws {
    let order = try eventful()
    #expect(
      order.raised == [
        "OrderCreated", "OrderItemAdded", "OrderItemRemoved", "OrderItemsReturned", "OrderConfirmed", "OrderShipped",
        "OrderItemsReturned",
      ])
    #expect(order.version == 7)
    #expect(order.savedVersion == 0)
  }

  @Test func `the fold of the raised events is the order`() throws {
    let order = try eventful()
    for length in 1...order.pending.count { #expect(try fold(order.pending.prefix(length)).version == length) }
    let folded = try fold(order.pending[...])
    #expect(folded.visible == order.visible)
    #expect(folded.pending.isEmpty)
    #expect(folded.savedVersion == 7)
  }

  @Test func `an order that was folded goes on where it stood`() throws {
    var order = try fold(try eventful(shipped: false).pending[...])
    #expect(try order.add(item("D")) == 4)
    #expect(order.version == order.savedVersion + 1)
    #expect(refusal { try order.cancel(reason: "late") } == "order-has-returns")
  }

  @Test func `the fold of a cancelled order is cancelled`() throws {
    let order = try order(.cancelled)
    #expect(try fold(order.pending[...]).visible == order.visible)
  }

  @Test func `only a created order opens a stream`() throws {
    let order = try eventful()
    for event in order.pending.dropFirst() { #expect(Order(opening: event) == nil) }
  }

  @Test func `every event names its order and its customer`() throws {
    for event in try eventful().pending + order(.cancelled).pending {
      #expect(event.orderID == orderID)
      #expect(event.customerID == customerID)
    }
  }

  @Test func `another version than the present one is a conflict`() throws {
    let order = try order(.confirmed)
    try order.require(version: nil)
    try order.require(version: 2)
    let error = #expect(throws: VersionConflict.self) { try order.require(version: 1) }
    #expect(error?.code == "version-conflict")
    #expect(error?.kind == .stale)
    #expect(error?.present == 2)
    #expect(throws: VersionConflict.self) { try order.require(version: 3) }
  }

  private func eventful(shipped: Bool = true) throws -> Order {
    var order = try place([item("A", 4), item("B")])
    _ = try order.add(item("C"))
    _ = try order.remove(line: 3)
    try order.takeBack([(1, 1)], at: noon)
    guard shipped else { return order }
    try order.confirm()
    try order.ship()
    try order.takeBack([(1, 2), (2, 1)], at: noon)
    return order
  }

  private func fold(_ events: ArraySlice<OrderEvent>) throws -> Order {
    var order = try #require(events.first.flatMap(Order.init(opening:)))
    for event in events.dropFirst() { order.apply(event) }
    return order
  }
}
