extension JSONWriter {
  mutating func string(_ value: String) throws {
    var value = value
    try value.withUTF8 { try string($0) }
  }

  mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) throws {
    byte(UInt8(ascii: "\""))
    var rest = utf8
    while true {
      let plain = Self.plainPrefix(rest)
      raw(UnsafeBufferPointer(rebasing: rest[..<plain]))
      guard plain < rest.count else { break }
      try escape(rest[plain])
      rest = UnsafeBufferPointer(rebasing: rest[(plain + 1)...])
    }
    byte(UInt8(ascii: "\""))
  }

  /// How many bytes need no escape. Bytes beyond ASCII need none.
  private static func plainPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var at = 0
    while at + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: at, as: UInt64.self)
      guard PlainText.stops(in: word) == 8 else { break }
      at += 8
    }
    while at < bytes.count, bytes[at] >= 0x20, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
      at += 1
    }
    return at
  }

  private mutating func escape(_ byte: UInt8) throws {
    switch byte {
    case 0x00:
      throw EncodingError.refused("\0", "a string may not hold the character U+0000")
    case 0x08: literal("\\b")
    case 0x09: literal("\\t")
    case 0x0A: literal("\\n")
    case 0x0C: literal("\\f")
    case 0x0D: literal("\\r")
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      self.byte(UInt8(ascii: "\\"))
      self.byte(byte)
    default:
      literal("\\u00")
      self.byte(Hex.digit(byte >> 4))
      self.byte(Hex.digit(byte & 15))
    }
  }
}
