import Domain
import Foundation
import Kernel
import Projections
import Testing

@Suite struct CustomerOverviewProjectionTests {
  private typealias History = OrdersHistory

  private func row(_ events: any DomainEvent...) throws -> CustomerOverviewRow {
    try #require(try CustomerOverviewProjection.row(after: [History.registered()] + events))
  }

  @Test func aRegisteredCustomerHasBoughtNothing() throws {
    let row = try row()
    #expect(row.id == History.alice)
    #expect(row.externalRef == "17850")
    #expect(row.name == "Corner Shop")
    #expect(row.country == "United Kingdom")
    #expect(row.orderCount == 0)
    #expect(row.months.isEmpty)
    #expect(row.version == 1)
  }

  @Test func anOrderCountsInTheMonthItWasPlaced() throws {
    let row = try row(
      History.created(lines: [History.line(1), History.line(2, quantity: 3, unitPrice: 50)]),
      History.added(History.line(3, quantity: 1, unitPrice: 1)))
    #expect(row.orderCount == 1)
    let month = try #require(row.months.first)
    #expect(row.months.count == 1)
    #expect(month.month == "2010-12")
    #expect(month.currency == "GBP")
    #expect(month.orderCount == 1)
    #expect(month.itemCount == 3)
    #expect(month.unitCount == 6)
    #expect(month.grossAmount == 351)
    #expect(month.returnedAmount == 0)
  }

  @Test func aRemovedItemIsTakenOff() throws {
    let lines = try [History.line(1), History.line(2)]
    let month = try #require(try row(History.created(lines: lines), History.removed(lines[1])).months.first)
    #expect(month.itemCount == 1)
    #expect(month.unitCount == 2)
    #expect(month.grossAmount == 200)
    #expect(month.orderCount == 1)
  }

  @Test func aCancelledOrderCountsNowhere() throws {
    let lines = try [History.line(1)]
    let row = try row(History.created(lines: lines), History.cancelled(lines))
    #expect(row.orderCount == 0)
    let month = try #require(row.months.first)
    #expect(month.orderCount == 0)
    #expect(month.itemCount == 0)
    #expect(month.unitCount == 0)
    #expect(month.grossAmount == 0)
  }

  @Test func aReturnCountsInTheMonthItCameBack() throws {
    let line = try History.line(1)
    let row = try row(
      History.created(lines: [line]), History.returned([line.part(of: 1)], at: History.time("2011-02-03T00:00:00Z")))
    #expect(row.months.map(\.month) == ["2010-12", "2011-02"])
    #expect(row.months.map(\.grossAmount) == [200, 0])
    #expect(row.months.map(\.returnedAmount) == [0, 100])
  }

  @Test func monthsAndCurrenciesStandApartAndInOrder() throws {
    func order(_ number: UInt8, _ currency: String, _ time: String) throws -> any DomainEvent {
      try History.created(History.id(number), lines: [History.line(1)], currency: currency, at: History.time(time))
    }
    let row = try row(
      order(1, "GBP", "2011-02-01T00:00:00Z"), order(2, "EUR", "2011-02-28T23:59:59Z"),
      order(3, "GBP", "2010-12-31T23:59:59Z"), order(4, "GBP", "2011-02-03T00:00:00Z"))
    #expect(row.months.map { "\($0.month) \($0.currency)" } == ["2010-12 GBP", "2011-02 EUR", "2011-02 GBP"])
    #expect(row.months.map(\.grossAmount) == [200, 200, 400])
  }

  @Test func confirmingAndShippingMoveOnlyThePosition() throws {
    let before = try row(History.created(lines: [History.line(1)]))
    let after = try row(History.created(lines: [History.line(1)]), History.confirmed(), History.shipped())
    #expect(after.months == before.months)
    #expect(after.version == before.version)
    #expect(after.changed == Position(4))
  }

  @Test func aNewNameMovesTheVersion() throws {
    let row = try row(History.renamed(to: "Corner Shop B."))
    #expect(row.name == "Corner Shop B.")
    #expect(row.version == 2)
    #expect(row.changed == Position(2))
  }

  @Test func totalsBeyond64BitsAreExactAndComeBack() throws {
    let lines = try (1...9).map { try History.line($0, quantity: 1_000_000, unitPrice: 1_000_000_000) }
    let orders = Array(repeating: try History.created(lines: lines), count: 1030)
    let returns = Array(repeating: try History.returned(lines, at: History.placedAt), count: 1030)
    let full = try CustomerOverviewProjection.row(after: [History.registered()] + orders + returns)
    let month = try #require(full?.months.first)
    #expect(month.grossAmount.description == "9270000000000000000")
    #expect(month.returnedAmount == month.grossAmount)
    #expect(month.unitCount == 9_270_000_000)
    let cancels = Array(repeating: try History.cancelled(lines), count: 1029)
    let rest = try CustomerOverviewProjection.row(after: [History.registered()] + orders + cancels)
    #expect(rest?.orderCount == 1)
    #expect(rest?.months.first?.grossAmount == 9_000_000_000_000_000)
  }

  @Test func anEventOfACustomerNobodyRegisteredIsAFault() {
    #expect(throws: FoldFault.self) {
      try CustomerOverviewProjection.row(after: [History.created(lines: [History.line(1)])])
    }
    #expect(throws: FoldFault.self) { try CustomerOverviewProjection.row(after: [History.renamed(to: "Nobody")]) }
  }
}
