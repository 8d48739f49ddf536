/// The `traceparent` header of W3C Trace Context (level 1): which trace a piece of work belongs to and who asked for it.
package struct TraceParent: Sendable, Hashable {
  private let traceHigh: UInt64
  private let traceLow: UInt64
  private let parent: UInt64
  private let flags: UInt8

  private init(traceHigh: UInt64, traceLow: UInt64, parent: UInt64, flags: UInt8) {
    self.traceHigh = traceHigh
    self.traceLow = traceLow
    self.parent = parent
    self.flags = flags
  }

  /// A new trace.
  package static func random() -> TraceParent {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  package static func random(using generator: inout some RandomNumberGenerator) -> TraceParent {
    TraceParent(
      traceHigh: generator.next(), traceLow: nonZero(using: &generator), parent: nonZero(using: &generator),
      flags: sampled)
  }

  /// The next step of the same trace, with an id of its own.
  package func child() -> TraceParent {
    var generator = SystemRandomNumberGenerator()
    return child(using: &generator)
  }

  package func child(using generator: inout some RandomNumberGenerator) -> TraceParent {
    TraceParent(traceHigh: traceHigh, traceLow: traceLow, parent: Self.nonZero(using: &generator), flags: flags)
  }

  /// 32 hexadecimal digits.
  package var traceID: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(32)
    Self.append(traceHigh, to: &digits)
    Self.append(traceLow, to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// 16 hexadecimal digits: the step that this value names.
  package var parentID: String {
    var digits: [UInt8] = []
    Self.append(parent, to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  package var isSampled: Bool { flags & Self.sampled != 0 }

  private static let sampled: UInt8 = 1

  private static func nonZero(using generator: inout some RandomNumberGenerator) -> UInt64 {
    let value: UInt64 = generator.next()
    return value == 0 ? 1 : value
  }

  fileprivate static func append(_ value: UInt64, to digits: inout [UInt8]) {
    for shift in stride(from: 60, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: value >> shift & 15)
      digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }
}

extension TraceParent: CustomStringConvertible {
  package var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(55)
    text.append(contentsOf: "00-".utf8)
    Self.append(traceHigh, to: &text)
    Self.append(traceLow, to: &text)
    text.append(UInt8(ascii: "-"))
    Self.append(parent, to: &text)
    text.append(contentsOf: (isSampled ? "-01" : "-00").utf8)
    return String(decoding: text, as: UTF8.self)
  }
}

extension TraceParent: LosslessStringConvertible {
  /// Nil for anything the recommendation calls invalid: upper case, ids of zeros, version `ff`, version `00` of another
  /// length. Of a later version the known fields are read, as it asks for; flags but "sampled" are dropped.
  package init?(_ header: String) {
    let bytes = header.utf8.span
    let dash = UInt8(ascii: "-")
    guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
      let version = Self.value(bytes, 0..<2), version != 0xFF,
      bytes.count == 55 || (version > 0 && bytes[55] == dash),
      let traceHigh = Self.value(bytes, 3..<19), let traceLow = Self.value(bytes, 19..<35),
      traceHigh != 0 || traceLow != 0,
      let parent = Self.value(bytes, 36..<52), parent != 0,
      let flags = Self.value(bytes, 53..<55)
    else { return nil }
    self.init(
      traceHigh: traceHigh, traceLow: traceLow, parent: parent, flags: UInt8(flags) & Self.sampled)
  }

  private static func value(_ bytes: Span<UInt8>, _ digits: Range<Int>) -> UInt64? {
    var value: UInt64 = 0
    for index in digits {
      let digit = bytes[index]
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }
}
