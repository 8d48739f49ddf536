import Domain
import Kernel
import Testing

@Suite struct OrderStatusTests {
  @Test func `an order goes from pending to confirmed to shipped`() throws {
    var order = try order()
    try order.confirm()
    #expect(order.status == .confirmed)
    try order.ship()
    #expect(order.status == .shipped)
    #expect(order.raised == ["OrderCreated", "OrderConfirmed", "OrderShipped"])
    #expect(order.version == 3)
  }

  @Test(arguments: [OrderStatus.confirmed, .shipped, .cancelled])
  func `only a pending order is changed or confirmed`(_ status: OrderStatus) throws {
    var order = try order(status, [item("A"), item("B")])
    let before = order.visible
    #expect(refusal { try order.confirm() } == "wrong-order-status")
    #expect(refusal { _ = try order.add(item()) } == "wrong-order-status")
    #expect(refusal { _ = try order.remove(line: 1) } == "wrong-order-status")
    #expect(order.visible == before)
  }

  @Test(arguments: [OrderStatus.pending, .shipped, .cancelled])
  func `only a confirmed order is shipped`(_ status: OrderStatus) throws {
    var order = try order(status)
    #expect(refusal { try order.ship() } == "wrong-order-status")
    #expect(order.status == status)
  }

  @Test(arguments: [OrderStatus.shipped, .cancelled])
  func `an order that was shipped or cancelled can't be cancelled`(_ status: OrderStatus) throws {
    var order = try order(status)
    #expect(refusal { try order.cancel(reason: "late") } == "wrong-order-status")
    #expect(order.status == status)
  }

  @Test(arguments: [OrderStatus.pending, .confirmed])
  func `a cancelled order tells what it held and why`(_ status: OrderStatus) throws {
    var order = try order(status, [item("A", 2), item("B", 1, at: 50)])
    try order.cancel(reason: " too late ")
    #expect(order.status == .cancelled)
    guard case .cancelled(let event) = try #require(order.pending.last) else {
      Issue.record("\(order.pending)")
      return
    }
    #expect(event.reason == "too late")
    #expect(event.lines == order.lines)
    #expect(event.totalAmount == 250)
  }

  @Test(arguments: ["", "  ", "a\u{0}b", String(repeating: "x", count: 501)])
  func `an order is cancelled for a reason`(_ reason: String) throws {
    var order = try order()
    let error = #expect(throws: OrderError.self) { try order.cancel(reason: reason) }
    #expect(error?.fields.map(\.pointer) == ["/reason"])
    #expect(order.status == .pending)
  }

  @Test func `a refusal says what stands against it`() throws {
    var order = try order(.shipped)
    let error = #expect(throws: OrderError.self) { try order.cancel(reason: "late") }
    #expect(error?.detail == "A shipped order can't be cancelled.")
    #expect(error?.kind == .conflict)
  }
}
