import Domain
import Foundation
import Kernel
import Projections
import Testing

@Suite struct ProductSalesProjectionTests {
  private let order = UUID()
  private let monday = Date(timeIntervalSince1970: 1_291_593_600)
  private var tuesday: Date { monday + 86_400 }

  @Test func linesOfOneProductShareARow() throws {
    let rows = try fold([.created(created([line(1, "A", 2, 100), line(2, "B", 1, 50), line(3, "A", 3, 90)]))])
    #expect(day("A", monday, in: rows) == SalesDayRow(unitsOrdered: 5, amountOrdered: 470, changed: Position(1)))
    #expect(day("B", monday, in: rows) == SalesDayRow(unitsOrdered: 1, amountOrdered: 50, changed: Position(1)))
    #expect(rows.count == 4)
  }

  @Test func whatIsTakenBackLeavesTheDayItWasOrdered() throws {
    let rows = try fold([
      .created(created([line(1, "A", 2, 100), line(2, "B", 1, 50)])),
      .itemRemoved(
        OrderItemRemoved(
          orderID: order, customerID: order, currency: pounds, placedAt: monday, item: line(2, "B", 1, 50))),
    ])
    #expect(day("B", monday, in: rows) == nil)
    #expect(day("A", monday, in: rows)?.unitsOrdered == 2)
  }

  @Test func aCancelledOrderLeavesNoDay() throws {
    let lines = [line(1, "A", 2, 100)]
    let rows = try fold([
      .created(created(lines)),
      .cancelled(
        OrderCancelled(
          orderID: order, customerID: order, currency: pounds, placedAt: monday, reason: "x", lines: lines,
          totalAmount: 200)),
    ])
    #expect(Array(rows.keys) == [.product(product("A"))])
  }

  @Test func aReturnCountsOnItsOwnDay() throws {
    let rows = try fold([
      .created(created([line(1, "A", 2, 100)])),
      .itemsReturned(
        OrderItemsReturned(
          orderID: order, customerID: order, currency: pounds, returnedAt: tuesday, items: [line(1, "A", 1, 100)],
          amount: 100)),
    ])
    #expect(day("A", monday, in: rows) == SalesDayRow(unitsOrdered: 2, amountOrdered: 200, changed: Position(1)))
    #expect(day("A", tuesday, in: rows) == SalesDayRow(unitsReturned: 1, amountReturned: 100, changed: Position(2)))
  }

  @Test func stockIsUnknownUntilUnitsAreReceived() throws {
    let events: [ProductSalesEvent] = [
      ProductSalesEvent(.created(created([line(1, "A", 2, 100)]))),
      .stock(.received(StockReceived(productID: product("A"), quantity: 10))),
      .stock(.reserved(StockReserved(productID: product("A"), orderID: order, quantity: 4))),
      .stock(.released(StockReleased(productID: product("A"), orderID: order, quantity: 1))),
    ]
    let key = ProductSalesKey.product(product("A"))
    #expect(try apply(Array(events.prefix(1)))[key] == .product(ProductRow(firstSeenAt: time(1), changed: Position(1))))
    #expect(
      try apply(events)[key]
        == .product(ProductRow(available: 7, firstSeenAt: time(1), version: 4, changed: Position(4))))
  }

  @Test func amountsBeyond64BitsAreExactAndComeBack() throws {
    let lines = (1...10_000).map { line($0, "A", 1_000_000, 1_000_000_000) }
    let full = day("A", monday, in: try fold([.created(created(lines))]))
    #expect(full?.amountOrdered.description == "10000000000000000000")
    let rest = try fold(
      [.created(created(lines))]
        + lines.dropLast().map {
          .itemRemoved(
            OrderItemRemoved(orderID: order, customerID: order, currency: pounds, placedAt: monday, item: $0))
        })
    #expect(day("A", monday, in: rest)?.amountOrdered == 1_000_000_000_000_000)
  }

  @Test func unitsThatNobodyCanHaveSentAreAFaultAndNoTrap() throws {
    let most = Int.max / 2
    #expect(throws: FoldFault.self) {
      try fold([.created(created([line(1, "A", most, 1), line(2, "A", most, 1), line(3, "A", most, 1)]))])
    }
  }

  private let pounds = Currency("GBP")!

  private func created(_ lines: [OrderLine]) -> OrderCreated {
    OrderCreated(
      orderID: order, customerID: order, currency: pounds, lines: lines, totalAmount: 0, shippingAddress: nil,
      placedAt: monday)
  }

  private func line(_ number: Int, _ code: String, _ units: Int, _ price: Int) -> OrderLine {
    OrderLine(line: number, productID: product(code), quantity: units, unitPrice: price)
  }

  private func product(_ code: String) -> ProductID { ProductID(code)! }

  private func time(_ position: Int) -> Date { Date(timeIntervalSince1970: Double(position)) }

  private func day(_ code: String, _ time: Date, in rows: [ProductSalesKey: ProductSalesRow]) -> SalesDayRow? {
    guard case .day(let row) = rows[.day(product(code), CalendarDay(time), pounds)] else { return nil }
    return row
  }

  @discardableResult
  private func fold(_ events: [OrderEvent]) throws -> [ProductSalesKey: ProductSalesRow] {
    try apply(events.map(ProductSalesEvent.init))
  }

  /// The rows after the events, the first of them at position 1.
  private func apply(_ events: [ProductSalesEvent]) throws -> [ProductSalesKey: ProductSalesRow] {
    var rows: [ProductSalesKey: ProductSalesRow] = [:]
    for (index, event) in events.enumerated() {
      let recorded = RecordedEvent(
        position: Position(Int64(index + 1)), version: index + 1, recordedAt: time(index + 1), event: event)
      for key in keys(of: event) {
        rows[key] = try ProductSalesProjection.fold(rows[key], of: key, recorded, nil)
      }
    }
    return rows
  }

  private func keys(of event: ProductSalesEvent) -> [ProductSalesKey] {
    switch ProductSalesProjection.effect(of: event) {
    case .row(let key): [key]
    case .rows(let keys): keys
    default: []
    }
  }
}
