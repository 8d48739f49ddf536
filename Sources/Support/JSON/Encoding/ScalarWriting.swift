import Foundation

extension JSONWriter {
  mutating func bool(_ value: Bool) {
    literal(value ? "true" : "false")
  }

  mutating func integer<T: FixedWidthInteger>(_ value: T) {
    var rest = value.magnitude
    let longest = T.bitWidth * 3 / 10 + 3
    let end = room(longest) + longest
    var start = end
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      start.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
    } while rest != 0
    if value < 0 {
      start -= 1
      start.pointee = UInt8(ascii: "-")
    }
    room(longest).update(from: start, count: end - start)
    advance(end - start)
  }

  mutating func double<T: BinaryFloatingPoint & LosslessStringConvertible & Encodable>(_ value: T) throws {
    guard value.isFinite else { throw EncodingError.refused(value, "JSON has no number that is not finite") }
    var text = value.description
    text.withUTF8 { raw($0) }
  }

  /// The error holds seconds: describing a `Date` that is not a number ends the process.
  mutating func date(_ value: Date) throws {
    let seconds = value.timeIntervalSince1970
    let milliseconds = (seconds * 1000).rounded()
    guard let time = Int64(exactly: milliseconds), RFC3339.range.contains(time) else {
      throw EncodingError.refused(seconds, "a time must lie in the years 0000 to 9999")
    }
    let target = room(RFC3339.length + 2)
    RFC3339.write(time, to: target + 1)
    quote(target, length: RFC3339.length)
  }

  mutating func uuid(_ value: UUID) {
    let target = room(UUIDText.length + 2)
    UUIDText.write(value, to: target + 1)
    quote(target, length: UUIDText.length)
  }

  /// The name of a property in snake case, with its colon.
  mutating func property(_ name: UnsafeBufferPointer<UInt8>) {
    let target = room(2 * name.count + 3)
    let length = SnakeCase.write(name, to: target + 1)
    quote(target, length: length)
    byte(UInt8(ascii: ":"))
  }

  private mutating func quote(_ target: UnsafeMutablePointer<UInt8>, length: Int) {
    target[0] = UInt8(ascii: "\"")
    target[length + 1] = UInt8(ascii: "\"")
    advance(length + 2)
  }
}

extension EncodingError {
  static func refused(_ value: Any, _ reason: String) -> EncodingError {
    .invalidValue(value, .init(codingPath: [], debugDescription: reason))
  }
}
