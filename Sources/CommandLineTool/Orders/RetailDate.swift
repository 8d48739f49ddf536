import Foundation
import Kernel

/// Which of the first two numbers of `12/1/2010` is the month.
package enum DateOrder: String, CaseIterable, Sendable {
  case monthFirst = "month-first"
  case dayFirst = "day-first"
}

/// A moment as the file writes it, in UTC unless it says how far it is from that.
package struct RetailDate: Sendable {
  enum Fault: Error {
    case form, shortYear, noTime, noSuchDay
    /// The first two numbers may both be the month.
    case ambiguous
  }

  let time: Date
  /// The order that this date alone shows.
  let order: DateOrder?

  /// `2010-12-01 08:26:00` or `12/1/2010 8:26`, and what differs from these in ways that can't be mistaken.
  init(_ bytes: ArraySlice<UInt8>, order: DateOrder?) throws(Fault) {
    var text = NumberScanner(bytes)
    let day: CalendarDay
    (day, self.order) = try Self.day(&text, order)
    guard !text.isAtEnd else { throw .noTime }
    guard text.skip("T") || text.skip(" ") else { throw .form }
    time = Date(milliseconds: Int64(day.number) * 86_400_000 + (try Self.milliseconds(&text)))
    guard text.isAtEnd else { throw .form }
  }

  private static func day(
    _ text: inout NumberScanner, _ order: DateOrder?
  ) throws(Fault) -> (CalendarDay, DateOrder?) {
    guard let first = text.number(1...4), let mark = text.skip(oneOf: "-/."),
      let second = text.number(1...2), text.skip(oneOf: "-/.") == mark
    else { throw .form }
    if first.digits == 4 {
      guard let third = text.number(1...2) else { throw .form }
      guard let day = CalendarDay(year: first.value, month: second.value, day: third.value) else { throw .noSuchDay }
      return (day, nil)
    }
    guard first.digits <= 2, let third = text.number(1...4) else { throw .form }
    guard third.digits == 4 else { throw .shortYear }
    let monthFirst = CalendarDay(year: third.value, month: first.value, day: second.value)
    let dayFirst = CalendarDay(year: third.value, month: second.value, day: first.value)
    guard let either = monthFirst ?? dayFirst else { throw .noSuchDay }
    let shown: DateOrder? = dayFirst == nil ? .monthFirst : monthFirst == nil ? .dayFirst : nil
    if first.value == second.value { return (either, nil) }
    guard let order = order ?? shown else { throw .ambiguous }
    guard let day = order == .monthFirst ? monthFirst : dayFirst else { throw .noSuchDay }
    return (day, shown)
  }

  private static func milliseconds(_ text: inout NumberScanner) throws(Fault) -> Int64 {
    guard var hour = text.number(1...2)?.value, text.skip(":"), let minute = text.number(2...2)?.value else {
      throw .form
    }
    var second = 0
    var fraction = 0
    if text.skip(":") {
      guard let found = text.number(2...2)?.value else { throw .form }
      second = found
      if text.skip(".") {
        guard let found = text.fraction() else { throw .form }
        fraction = found
      }
    }
    guard hour < 24, minute < 60, second < 60 else { throw .form }
    if let isAfternoon = text.afternoon() {
      guard (1...12).contains(hour) else { throw .form }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    let minutes = hour * 60 + minute - (try zone(&text))
    return Int64((minutes * 60 + second) * 1000 + fraction)
  }

  /// Minutes that the time is ahead of UTC.
  private static func zone(_ text: inout NumberScanner) throws(Fault) -> Int {
    guard !text.skip("Z") else { return 0 }
    guard let sign = text.skip(oneOf: "+-") else { return 0 }
    guard let first = text.number(2...4) else { throw .form }
    var (hours, minutes) = (first.value, 0)
    if first.digits == 4 {
      (hours, minutes) = first.value.quotientAndRemainder(dividingBy: 100)
    } else {
      guard text.skip(":"), let found = text.number(2...2) else { throw .form }
      minutes = found.value
    }
    guard first.digits != 3, hours < 24, minutes < 60 else { throw .form }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }
}

/// Reads ASCII from left to right.
struct NumberScanner {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skip(oneOf characters: StaticString) -> UInt8? {
    guard let first = rest.first, characters.withUTF8Buffer({ $0.contains(first) }) else { return nil }
    rest.removeFirst()
    return first
  }

  /// Of as many digits as stand here, if they are so many.
  mutating func number(_ digits: ClosedRange<Int>) -> (value: Int, digits: Int)? {
    let found = rest.prefix { $0.isDigit }
    guard digits.contains(found.count), let value = found.decimal else { return nil }
    rest = rest[found.endIndex...]
    return (value, found.count)
  }

  /// Thousandths, of 1 to 9 digits; what is below them is dropped.
  mutating func fraction() -> Int? {
    guard let (value, digits) = number(1...9) else { return nil }
    return (0..<9 - digits).reduce(value) { value, _ in value * 10 } / 1_000_000
  }

  /// Whether `PM` stands here, with or without a blank before it; nil when neither that nor `AM` does.
  mutating func afternoon() -> Bool? {
    let word = rest.first == Byte.blank ? rest.dropFirst() : rest
    guard word.count == 2 else { return nil }
    switch String(decoding: word, as: UTF8.self).uppercased() {
    case "AM":
      rest = []
      return false
    case "PM":
      rest = []
      return true
    default: return nil
    }
  }
}
