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

  @Test func `lines are found by their numbers, gaps among them`() throws {
    var order = try order(.pending, (1...9).map { item("P\($0)", 2) })
    for gone in [1, 4, 9] { _ = try order.remove(line: gone) }
    _ = try order.add(item("P10", 2))
    #expect(order.lines.map(\.line) == [2, 3, 5, 6, 7, 8, 10])
    for line in order.lines { #expect(order.line(numbered: line.line) == line) }
    for gone in [0, 1, 4, 9, 11] { #expect(order.line(numbered: gone) == nil) }
    #expect(try order.takeBack([(10, 1), (2, 1), (6, 2)], at: noon).map(\.line) == [2, 6, 10])
  }

  @Test func `all lines of the largest order come back at once, but not more parts than that`() throws {
    var order = try order(.shipped, (1...Order.mostLines).map { _ in item("A", 2) })
    let parts = (1...Order.mostLines).map { (line: $0, units: 1) }
    #expect(refusal { try order.takeBack(parts + [(1, 1)], at: noon) } == "invalid-order")
    #expect(try order.takeBack(parts, at: noon).count == Order.mostLines)
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
