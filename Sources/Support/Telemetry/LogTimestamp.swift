import Foundation

/// RFC 3339 in UTC with milliseconds, without a formatter: one is made for every line.
enum LogTimestamp {
  // RFC 3339 has years of four digits: 0001-01-01 to 9999-12-31.
  private static let firstSecond = -62_135_596_800.0
  private static let lastSecond = 253_402_300_799.999

  static func append(_ time: Date, to line: inout [UInt8]) {
    let seconds1970 = min(max(time.timeIntervalSince1970, firstSecond), lastSecond)
    let millisecondsSince1970 = Int((seconds1970 * 1_000).rounded())
    let (seconds, milliseconds) = millisecondsSince1970.quotientAndRemainder(dividingByFloor: 1_000)
    let (days, second) = seconds.quotientAndRemainder(dividingByFloor: 86_400)
    let date = civilDate(daysSince1970: days)
    append(date.year, digits: 4, to: &line)
    append("-", date.month, to: &line)
    append("-", date.day, to: &line)
    append("T", second / 3_600, to: &line)
    append(":", second / 60 % 60, to: &line)
    append(":", second % 60, to: &line)
    line.append(UInt8(ascii: "."))
    append(milliseconds, digits: 3, to: &line)
    line.append(UInt8(ascii: "Z"))
  }

  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  private static func civilDate(daysSince1970: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (daysSince1970 + 719_468).quotientAndRemainder(dividingByFloor: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func append(_ separator: Unicode.Scalar, _ value: Int, to line: inout [UInt8]) {
    line.append(UInt8(ascii: separator))
    append(value, digits: 2, to: &line)
  }

  private static func append(_ value: Int, digits: Int, to line: inout [UInt8]) {
    var unit = 1
    for _ in 1..<digits { unit *= 10 }
    while unit > 0 {
      line.append(UInt8(ascii: "0") + UInt8(value / unit % 10))
      unit /= 10
    }
  }
}

extension Int {
  fileprivate func quotientAndRemainder(dividingByFloor divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
