/// Times on the wire. Read: `2010-12-01T08:26:00Z`, up to nine digits of a fraction (cut to milliseconds), `Z` or
/// an offset. Written: UTC with three digits.
///
/// The calendar is the proleptic Gregorian one; `days` and `civil` are Howard Hinnant's `days_from_civil` and
/// `civil_from_days` (howardhinnant.github.io/date_algorithms.html).
package enum RFC3339 {
  /// Years 0000 to 9999, in milliseconds since 1970.
  package static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  /// Bytes of a time as it is written.
  static let length = 24

  /// A time beyond ``range`` is written as the nearest end of it.
  package static func format(_ millisecondsSince1970: Int64) -> String {
    String(unsafeUninitializedCapacity: length) { target in
      guard let start = target.baseAddress else { return 0 }
      write(min(max(millisecondsSince1970, range.lowerBound), range.upperBound), to: start)
      return length
    }
  }

  /// Milliseconds since 1970, or `nil` if the text is no such time: no zone, no such day, a leap second.
  package static func parse(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { parse($0) }
  }

  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var scanner = TimeScanner(bytes: bytes)
    guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
      let day = scanner.digits(2), scanner.skip("T"), let hour = scanner.digits(2), scanner.skip(":"),
      let minute = scanner.digits(2), scanner.skip(":"), let second = scanner.digits(2),
      let millisecond = scanner.fraction(), let offset = scanner.offset(), scanner.isAtEnd,
      1...12 ~= month, 1...length(ofMonth: month, in: year) ~= day, hour < 24, minute < 60, second < 60
    else { return nil }
    let minutes = (days(year, month, day) * 24 + hour) * 60 + minute - offset
    let result = (minutes * 60 + second) * 1000 + millisecond
    return range.contains(result) ? result : nil
  }

  /// Writes ``length`` bytes. `time` must lie in ``range``.
  static func write(_ time: Int64, to target: UnsafeMutablePointer<UInt8>) {
    let (day, rest) = floored(time, by: 86_400_000)
    let (year, month, dayOfMonth) = civil(day)
    let seconds = rest / 1000
    twoDigits(year / 100, target)
    twoDigits(year % 100, target + 2)
    target[4] = UInt8(ascii: "-")
    twoDigits(month, target + 5)
    target[7] = UInt8(ascii: "-")
    twoDigits(dayOfMonth, target + 8)
    target[10] = UInt8(ascii: "T")
    twoDigits(seconds / 3600, target + 11)
    target[13] = UInt8(ascii: ":")
    twoDigits(seconds / 60 % 60, target + 14)
    target[16] = UInt8(ascii: ":")
    twoDigits(seconds % 60, target + 17)
    target[19] = UInt8(ascii: ".")
    target[20] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 1000 / 100)
    twoDigits(rest % 100, target + 21)
    target[23] = UInt8(ascii: "Z")
  }

  private static func twoDigits(_ value: Int64, _ target: UnsafeMutablePointer<UInt8>) {
    target[0] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10)
    target[1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10)
  }

  private static func length(ofMonth month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func floored(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
    let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = floored(year, by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = floored(days + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

private struct TimeScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func digit() -> Int64? {
    guard position < bytes.count else { return nil }
    let value = bytes[position] &- UInt8(ascii: "0")
    guard value < 10 else { return nil }
    position += 1
    return Int64(value)
  }

  mutating func digits(_ count: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Milliseconds; 0 if there is no fraction.
  mutating func fraction() -> Int64? {
    guard skip(".") else { return 0 }
    var milliseconds: Int64 = 0
    var weight: Int64 = 100
    let start = position
    while let digit = digit() {
      milliseconds += digit * weight
      weight /= 10
    }
    return 1...9 ~= position - start ? milliseconds : nil
  }

  /// Minutes east of UTC.
  mutating func offset() -> Int64? {
    if skip("Z") { return 0 }
    let sign: Int64 = skip("+") ? 1 : -1
    guard sign == 1 || skip("-"), let hours = digits(2), skip(":"), let minutes = digits(2), hours < 24, minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
