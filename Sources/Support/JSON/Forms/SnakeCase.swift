import Foundation

/// `placedAt` → `placed_at`, `customerID` → `customer_id`, `traceIDValue` → `trace_id_value`, `productIDs` →
/// `product_ids`, `line2Total` → `line2_total`. Only ASCII capitals count.
enum SnakeCase {
  typealias Name = UnsafeBufferPointer<UInt8>

  /// Writes at most `2 * name.count` bytes and returns how many.
  static func write(_ name: Name, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var length = 0
    for index in name.indices {
      var byte = name[index]
      if isCapital(byte) {
        if startsWord(name, at: index) {
          target[length] = underscore
          length += 1
        }
        byte |= 0x20
      }
      target[length] = byte
      length += 1
    }
    return length
  }

  /// Whether `wire` is the snake case of `name`.
  static func matches(_ name: Name, _ wire: Name) -> Bool {
    guard wire.count >= name.count else { return false }
    var position = 0
    for index in name.indices {
      var byte = name[index]
      if isCapital(byte) {
        if startsWord(name, at: index) {
          guard position < wire.count, wire[position] == underscore else { return false }
          position += 1
        }
        byte |= 0x20
      }
      guard position < wire.count, wire[position] == byte else { return false }
      position += 1
    }
    return position == wire.count
  }

  static func string(_ name: String) -> String {
    var name = name
    return name.withUTF8 { utf8 in
      String(unsafeUninitializedCapacity: 2 * utf8.count) { target in
        target.baseAddress.map { write(utf8, to: $0) } ?? 0
      }
    }
  }

  /// Properties that may stand behind a name on the wire.
  static func properties(_ wire: String) -> [String] {
    let words = wire.split(separator: "_")
    guard let first = words.first, let last = words.last, words.count > 1 else { return [wire] }
    let start = words.dropFirst().dropLast().reduce(String(first)) { $0 + $1.capitalized }
    return [start + last.capitalized, start + last.uppercased(), wire]
  }

  private static let underscore = UInt8(ascii: "_")

  private static func isCapital(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "A") < 26
  }

  private static func isSmall(_ name: Name, at index: Int) -> Bool {
    index < name.count && name[index] &- UInt8(ascii: "a") < 26
  }

  /// A capital starts a word after anything but a capital, and as the last of a run that a small letter follows,
  /// unless that letter is only a plural's s.
  private static func startsWord(_ name: Name, at index: Int) -> Bool {
    guard index > 0, name[index - 1] != underscore else { return false }
    guard isCapital(name[index - 1]) else { return true }
    guard isSmall(name, at: index + 1) else { return false }
    return name[index + 1] != UInt8(ascii: "s") || isSmall(name, at: index + 2)
  }
}
