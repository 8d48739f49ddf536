/// Escapes of a string whose syntax has been checked.
enum Escapes {
  static func resolved(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: raw.count) { target, count in
      count = resolve(raw, into: target)
    }
  }

  static func string(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    String(unsafeUninitializedCapacity: raw.count) { resolve(raw, into: $0) }
  }

  /// Writes at most `raw.count` bytes and returns how many.
  private static func resolve(_ raw: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>) -> Int
  {
    guard let bytes = raw.baseAddress else { return 0 }
    var length = 0
    var at = 0
    while at < raw.count {
      let byte = bytes[at]
      if byte != UInt8(ascii: "\\") {
        target[length] = byte
        length += 1
        at += 1
      } else if bytes[at + 1] == UInt8(ascii: "u") {
        let (scalar, used) = scalar(bytes + at)
        at += used
        for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          target[length] = unit
          length += 1
        }
      } else {
        target[length] = control(bytes[at + 1])
        length += 1
        at += 2
      }
    }
    return length
  }

  /// The scalar of `\uXXXX` or of a pair of them, and its length in bytes.
  private static func scalar(_ bytes: UnsafePointer<UInt8>) -> (Unicode.Scalar, Int) {
    let unit = PlainText.codeUnit(bytes + 2) ?? 0xFFFD
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    let low = PlainText.codeUnit(bytes + 8) ?? 0xDC00
    let value = 0x10000 &+ ((unit &- 0xD800) << 10) &+ (low &- 0xDC00)
    return (Unicode.Scalar(value) ?? "\u{FFFD}", 12)
  }

  private static func control(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }
}
