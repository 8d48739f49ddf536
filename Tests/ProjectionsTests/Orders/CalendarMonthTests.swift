import Foundation
import Kernel
import Projections
import Testing

/// Months are calendar months in UTC, whatever the machine's zone.
@Suite struct CalendarMonthTests {
  private typealias History = OrdersHistory

  private func months(_ times: [String], currencies: [String] = []) throws -> [CustomerOverviewRow.Month] {
    let orders = try times.enumerated().map { index, time in
      try History.created(
        History.id(UInt8(index + 1)), lines: [History.line(1)],
        currency: index < currencies.count ? currencies[index] : "GBP", at: History.time(time))
    }
    return try #require(try CustomerOverviewProjection.row(after: [History.registered()] + orders)).months
  }

  @Test(arguments: [
    ("2010-12-31T23:59:59Z", "2010-12"), ("2011-01-01T00:00:00Z", "2011-01"), ("2012-02-29T12:00:00Z", "2012-02"),
    ("2012-03-01T00:00:00Z", "2012-03"), ("2000-02-29T23:59:59Z", "2000-02"), ("1970-01-01T00:00:00Z", "1970-01"),
    ("1969-12-31T23:59:59Z", "1969-12"), ("1900-03-01T00:00:00Z", "1900-03"), ("2100-02-28T23:59:59Z", "2100-02"),
  ])
  func aTimeFallsIntoItsMonth(_ time: String, _ month: String) throws {
    #expect(try months([time]).map(\.month) == [month])
  }

  @Test func everyDayOfFourHundredYearsAgreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for day in stride(from: -146_097 / 2, to: 146_097 / 2, by: 27) {
      let time = Date(timeIntervalSince1970: Double(day) * 86_400 + 86_399)
      let parts = calendar.dateComponents([.year, .month], from: time)
      let order = try History.created(lines: [History.line(1)], at: time)
      let row = try #require(try CustomerOverviewProjection.row(after: [History.registered(), order]))
      let year = try #require(parts.year)
      let month = try #require(parts.month)
      #expect(row.months.map(\.month) == [String(format: "%04d-%02d", year, month)])
    }
  }

  @Test func monthsStandInOrderHoweverTheOrdersCame() throws {
    let times = ["2011-03-01T00:00:00Z", "2010-12-31T23:59:59Z", "2011-01-01T00:00:00Z", "2011-03-31T00:00:00Z"]
    let months = try months(times)
    #expect(months.map(\.month) == ["2010-12", "2011-01", "2011-03"])
    #expect(months.map(\.orderCount) == [1, 1, 2])
  }

  @Test func currenciesOfOneMonthStandApart() throws {
    let months = try months(
      Array(repeating: "2011-01-15T00:00:00Z", count: 4), currencies: ["GBP", "EUR", "USD", "EUR"])
    #expect(months.map(\.currency) == ["EUR", "GBP", "USD"])
    #expect(months.map(\.orderCount) == [2, 1, 1])
    #expect(months.map(\.grossAmount) == [400, 200, 200])
  }
}
