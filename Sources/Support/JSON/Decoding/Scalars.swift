import Foundation
import Kernel

/// Reading one scalar. Each throws one fault that says what was expected.
extension Document {
  func bool(at index: Int) throws(JSONFaults) -> Bool {
    switch nodes[index].kind {
    case .yes: return true
    case .no: return false
    default: throw fault("must be true or false", at: index)
    }
  }

  func string(at index: Int) throws(JSONFaults) -> String {
    guard nodes[index].isText else { throw fault("must be a string", at: index) }
    return text(index)
  }

  /// The text of a string or of a name.
  func text(_ index: Int) -> String {
    nodes[index].kind == .escapedText ? Escapes.string(raw(index)) : String(decoding: raw(index), as: UTF8.self)
  }

  func integer<T: FixedWidthInteger>(_ type: T.Type, at index: Int) throws(JSONFaults) -> T {
    let kind = nodes[index].kind
    guard kind == .integer else {
      let detail = kind == .number ? "must be an integer, without fraction and exponent" : "must be an integer"
      throw fault(detail, at: index)
    }
    let digits = raw(index)
    let isNegative = digits[0] == UInt8(ascii: "-")
    var value: T = 0
    var overflows = false
    for position in (isNegative ? 1 : 0)..<digits.count {
      let digit = T(truncatingIfNeeded: digits[position] &- UInt8(ascii: "0"))
      let (shifted, first) = value.multipliedReportingOverflow(by: 10)
      let (sum, second) =
        isNegative ? shifted.subtractingReportingOverflow(digit) : shifted.addingReportingOverflow(digit)
      overflows = overflows || first || second
      value = sum
    }
    guard !overflows else { throw fault("must be an integer from \(T.min) to \(T.max)", at: index) }
    guard !isNegative || value != 0 else { throw fault("must be 0, not -0", at: index) }
    return value
  }

  /// An integer, or a string of the digits of one.
  func sum(at index: Int) throws(JSONFaults) -> Sum {
    guard nodes[index].kind == .text else { return Sum(try integer(Int.self, at: index)) }
    guard let sum = try? Sum(stored: text(index)) else { throw fault("must be an integer", at: index) }
    return sum
  }

  func double(at index: Int) throws(JSONFaults) -> Double { try number(Double.self, at: index) }

  func float(at index: Int) throws(JSONFaults) -> Float { try number(Float.self, at: index) }

  @inline(__always)
  private func number<T: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: T.Type, at index: Int
  ) throws(JSONFaults) -> T {
    guard nodes[index].kind == .integer || nodes[index].kind == .number else {
      throw fault("must be a number", at: index)
    }
    guard let value = T(text(index)), value.isFinite, value != 0 || isZero(index) else {
      throw fault("must be a number within the range of \(type)", at: index)
    }
    return value
  }

  /// Whether a number is zero as it is written, and not only too small to be held.
  private func isZero(_ index: Int) -> Bool {
    raw(index).prefix { $0 | 0x20 != UInt8(ascii: "e") }.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9") ~= $0) }
  }

  /// Milliseconds since 1970.
  func time(at index: Int) throws(JSONFaults) -> Int64 {
    guard nodes[index].kind == .text, let time = RFC3339.parse(raw(index)) else {
      throw fault("must be a time with its zone, such as 2010-12-01T08:26:00.000Z", at: index)
    }
    return time
  }

  func date(at index: Int) throws(JSONFaults) -> Date {
    Date(timeIntervalSince1970: Double(try time(at: index)) / 1000)
  }

  func uuid(at index: Int) throws(JSONFaults) -> UUID {
    guard nodes[index].kind == .text, let id = UUIDText.parse(raw(index)) else {
      throw fault("must be a UUID of 36 characters", at: index)
    }
    return id
  }
}
