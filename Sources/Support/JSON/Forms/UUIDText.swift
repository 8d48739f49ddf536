package import Foundation

extension UUID {
  /// The 36 characters of RFC 9562 in lower case, as they stand on the wire.
  package var lowercased: String {
    String(unsafeUninitializedCapacity: UUIDText.length) { target in
      guard let start = target.baseAddress else { return 0 }
      UUIDText.write(self, to: start)
      return UUIDText.length
    }
  }
}

enum UUIDText {
  static let length = 36

  /// Writes ``length`` bytes.
  static func write(_ id: UUID, to target: UnsafeMutablePointer<UInt8>) {
    withUnsafeBytes(of: id.uuid) { source in
      var position = 0
      for index in 0..<16 {
        if index == 4 || index == 6 || index == 8 || index == 10 {
          target[position] = UInt8(ascii: "-")
          position += 1
        }
        target[position] = Hex.digit(source[index] >> 4)
        target[position + 1] = Hex.digit(source[index] & 15)
        position += 2
      }
    }
  }

  /// Either case, hyphens required; `nil` for anything else.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> UUID? {
    guard bytes.count == length else { return nil }
    var raw: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    let isValid = withUnsafeMutableBytes(of: &raw) { target in
      var position = 0
      for index in 0..<16 {
        if index == 4 || index == 6 || index == 8 || index == 10 {
          guard bytes[position] == UInt8(ascii: "-") else { return false }
          position += 1
        }
        let high = Hex.value(bytes[position])
        let low = Hex.value(bytes[position + 1])
        guard high < 16, low < 16 else { return false }
        target[index] = high << 4 | low
        position += 2
      }
      return true
    }
    return isValid ? UUID(uuid: raw) : nil
  }
}

enum Hex {
  /// `nibble` is 0 to 15.
  static func digit(_ nibble: UInt8) -> UInt8 {
    nibble &+ (nibble < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") &- 10)
  }

  /// 0 to 15, or 255 for what is no hexadecimal digit.
  static func value(_ byte: UInt8) -> UInt8 {
    let digit = byte &- UInt8(ascii: "0")
    if digit < 10 { return digit }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter &+ 10 : 255
  }
}
