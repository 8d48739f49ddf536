import Foundation

/// A calendar month in UTC. The civil date is reckoned from the day number as in Howard Hinnant's
/// "chrono-compatible low-level date algorithms", so that no calendar or locale takes part.
struct CalendarMonth {
  let year: Int
  /// 1 … 12
  let month: Int

  init(_ time: Date) {
    let days = Int((time.timeIntervalSince1970 / 86_400).rounded(.down))
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2010-12`
  var text: String {
    let year = String(self.year)
    return String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year + (month < 10 ? "-0" : "-") + String(month)
  }
}
