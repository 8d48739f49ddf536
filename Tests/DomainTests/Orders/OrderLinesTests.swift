import Domain
import Kernel
import Testing

@Suite struct OrderLinesTests {
  @Test func `a line that is added gets the next number`() throws {
    var order = try order(.pending, [item("A"), item("B")])
    #expect(try order.add(item("A", 3)) == 3)
    #expect(order.lines.map(\.productID.code) == ["A", "B", "A"])
    #expect(order.version == 2)
  }

  @Test func `the number of a line that was removed is not given again`() throws {
    var order = try order(.pending, [item("A"), item("B")])
    #expect(try order.remove(line: 2).productID.code == "B")
    #expect(try order.add(item("C")) == 3)
    #expect(try order.remove(line: 3).productID.code == "C")
    #expect(try order.add(item("D")) == 4)
    #expect(order.lines.map(\.line) == [1, 4])
  }

  @Test func `a line that is not there can't be removed`() throws {
    var order = try order(.pending, [item("A"), item("B")])
    for line in [0, -1, 3, .max] { #expect(refusal { _ = try order.remove(line: line) } == "no-such-order-line") }
    #expect(order.version == 1)
  }

  @Test func `the last line stays`() throws {
    var order = try order(.pending, [item("A"), item("B")])
    _ = try order.remove(line: 1)
    #expect(refusal { _ = try order.remove(line: 2) } == "last-order-line")
    #expect(order.lines.map(\.line) == [2])
  }

  @Test func `a line of which units came back can't be removed`() throws {
    var order = try order(.pending, [item("A", 2), item("B")])
    try order.takeBack([(1, 1)], at: noon)
    #expect(refusal { _ = try order.remove(line: 1) } == "order-has-returns")
    let detail = try #require(throws: OrderError.self) { try order.remove(line: 1) }.detail
    #expect(detail == "Units of line 1 were returned, so it can't be removed any more.")
    #expect(try order.remove(line: 2).line == 2)
  }

  @Test func `a line that lifts the total beyond the largest amount is refused`() throws {
    let dear = item("A", 1_000_000, at: 1_000_000_000)
    var order = try order(.pending, Array(repeating: dear, count: 9))
    #expect(refusal { _ = try order.add(dear) } == "order-amount-out-of-range")
    #expect(order.lines.count == 9)
    #expect(try order.add(item("A", 1, at: 1)) == 10)
  }

  @Test func `ten thousand lines are the most`() throws {
    var order = try order(.pending, Array(repeating: item(), count: 10_000))
    #expect(refusal { _ = try order.add(item()) } == "invalid-order")
    _ = try order.remove(line: 7)
    #expect(try order.add(item()) == 10_001)
  }
}
