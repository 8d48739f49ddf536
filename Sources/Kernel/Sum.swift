/// A sum of any number of amounts, units or counts. It is exact and can't leave its range: 2⁶³ addends of 64 bits fit.
package struct Sum: Hashable, Sendable {
  /// 2⁵³ − 1: up to here every client reads a JSON number exactly, also one that reads all of them as doubles.
  package static let largestNumber = 9_007_199_254_740_991

  private var value: Int128

  package init(_ value: Int) {
    self.value = Int128(value)
  }

  /// As `low` and `high` tell it.
  package init(low: Int64, high: Int64) {
    value = Int128(high) << 64 + Int128(low)
  }

  /// As `description` writes it.
  package init(stored text: String) throws(NotASum) {
    guard let value = Int(text).map({ Int128($0) }) ?? Int128(text) else { throw NotASum() }
    self.value = value
  }

  package static func += (sum: inout Sum, addend: Int) {
    sum.value += Int128(addend)
  }

  package static func + (left: Sum, right: Sum) -> Sum {
    var sum = left
    sum.value += right.value
    return sum
  }

  package static func - (left: Sum, right: Sum) -> Sum {
    var difference = left
    difference.value -= right.value
    return difference
  }

  /// For storage in two columns of 64 bits. Of a sum within 64 bits it is the sum itself, and `high` is 0.
  package var low: Int64 { Int64(truncatingIfNeeded: value) }
  package var high: Int64 { Int64((value - Int128(low)) >> 64) }

  /// Nil where a double would not hold it exactly.
  package var number: Int? {
    (-Int128(Self.largestNumber)...Int128(Self.largestNumber)).contains(value) ? Int(value) : nil
  }
}

extension Sum: ExpressibleByIntegerLiteral, CustomStringConvertible {
  package init(integerLiteral value: Int) {
    self.init(value)
  }

  /// Decimal digits, behind a `-` for less than nothing.
  package var description: String {
    Int(exactly: value).map { String($0) } ?? String(value)
  }
}

/// A number, and beyond `largestNumber`, where numbers are no longer safe, a string of its digits (RFC 7493, 2.2).
extension Sum: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self.init(number)
    } else {
      try self.init(stored: try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let number { try container.encode(number) } else { try container.encode(description) }
  }
}

package struct NotASum: Error {}
