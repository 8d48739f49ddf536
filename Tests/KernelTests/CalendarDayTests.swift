import Foundation
import Kernel
import Testing

@Suite struct CalendarDayTests {
  @Test func agreesWithFoundationOnFourHundredYears() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for number in stride(from: -146_097 / 2, to: 146_097 / 2, by: 13) {
      let time = Date(timeIntervalSince1970: Double(number) * 86_400 + 86_399)
      let parts = calendar.dateComponents([.year, .month, .day], from: time)
      let text = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      #expect(CalendarDay(time).text == text)
      #expect(CalendarDay(text)?.number == number)
    }
  }

  @Test(arguments: ["2000-02-29", "2012-02-29", "0000-01-01", "9999-12-31", "1969-12-31", "1970-01-01"])
  func readsWhatItWrites(_ text: String) {
    #expect(CalendarDay(text)?.text == text)
  }

  @Test(arguments: [
    "", "2010-12", "2010-12-00", "2010-12-32", "2010-13-01", "2010-00-01", "2011-02-29", "1900-02-29", "2010-4-01",
    "2010-04-31", "2010-11-31", "10-04-2010", "2010-04-01T", "+010-04-01", "-010-04-01", "2010-+4-01", "2010/04/01",
    " 2010-4-1 ",
  ])
  func refusesWhatIsNoDay(_ text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func endsAtMidnightUTC() {
    #expect(CalendarDay(Date(timeIntervalSince1970: 1_291_247_999.999)).text == "2010-12-01")
    #expect(CalendarDay(Date(timeIntervalSince1970: 1_291_248_000)).text == "2010-12-02")
    #expect(CalendarDay(Date(timeIntervalSince1970: 1_291_248_000)).month == "2010-12")
  }
}
