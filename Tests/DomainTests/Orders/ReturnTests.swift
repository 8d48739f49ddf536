import Domain
import Kernel
import Testing

@Suite struct ReturnTests {
  @Test(arguments: [OrderStatus.pending, .confirmed, .shipped])
  func `units come back at the price that was paid`(_ status: OrderStatus) throws {
    var order = try order(status, [item("A", 5, at: 30), item("B", 2, at: 7)])
    let back = try order.takeBack([(2, 1), (1, 2)], at: noon)
    #expect(back.map(\.line) == [1, 2])
    #expect(back.map(\.quantity) == [2, 1])
    guard case .itemsReturned(let event) = try #require(order.pending.last) else {
      Issue.record("\(order.pending)")
      return
    }
    #expect(event.items == back)
    #expect(event.amount == 67)
    #expect(event.returnedAt == noon)
    #expect(order.status == status)
  }

  @Test func `a line comes back in parts until nothing is left`() throws {
    var order = try order(.shipped, [item("A", 5)])
    try order.takeBack([(1, 2)], at: noon)
    try order.takeBack([(1, 1), (1, 1)], at: noon)
    #expect(order.unitsLeft(of: order.lines[0]) == 1)
    let error = #expect(throws: OrderError.self) { try order.takeBack([(1, 2)], at: noon) }
    #expect(error?.code == "too-many-units-returned")
    #expect(error?.detail == "Of line 1 no more than 1 units can come back.")
    try order.takeBack([(1, 1)], at: noon)
    #expect(order.returned == [1: 5])
    #expect(refusal { try order.takeBack([(1, 1)], at: noon) } == "too-many-units-returned")
  }

  @Test func `parts of one line count together`() throws {
    var order = try order(.shipped, [item("A", 3)])
    #expect(refusal { try order.takeBack([(1, 2), (1, 2)], at: noon) } == "too-many-units-returned")
    #expect(order.returned.isEmpty)
    #expect(try order.takeBack([(1, 2), (1, 1)], at: noon).map(\.quantity) == [3])
  }

  @Test(arguments: [0, -1, 1_000_001, .max, .min])
  func `units beyond the range are refused, with the field`(_ units: Int) throws {
    var order = try order(.shipped, [item("A", 3)])
    let error = #expect(throws: OrderError.self) { try order.takeBack([(1, 1), (1, units)], at: noon) }
    #expect(error?.code == "invalid-order")
    #expect(error?.fields.map(\.pointer) == ["/items/1/quantity"])
    #expect(order.returned.isEmpty)
  }

  @Test func `nothing can't come back, nor a line that is not there`() throws {
    var order = try order(.shipped)
    #expect(refusal { try order.takeBack([], at: noon) } == "invalid-order")
    #expect(refusal { try order.takeBack([(2, 1)], at: noon) } == "no-such-order-line")
  }

  @Test func `nothing comes back from a cancelled order`() throws {
    var order = try order(.cancelled)
    #expect(refusal { try order.takeBack([(1, 1)], at: noon) } == "wrong-order-status")
  }

  @Test func `an order of which units came back can't be cancelled`() throws {
    var order = try order(.confirmed, [item("A", 2)])
    try order.takeBack([(1, 1)], at: noon)
    #expect(refusal { try order.cancel(reason: "late") } == "order-has-returns")
    #expect(order.status == .confirmed)
  }

  @Test func `units of a product are found on its lines, lowest first`() throws {
    var order = try order(.shipped, [item("A", 2), item("B", 9), item("A", 3)])
    #expect(order.returnableParts(of: product("A"), units: 4).map(\.units) == [2, 2])
    try order.takeBack([(1, 1)], at: noon)
    let parts = order.returnableParts(of: product("A"), units: 9)
    #expect(parts.map(\.line) == [1, 3])
    #expect(parts.map(\.units) == [1, 3])
    #expect(order.returnableParts(of: product("C"), units: 1).isEmpty)
  }
}
