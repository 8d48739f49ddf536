extension Parser {
  mutating func string() throws(SyntaxError) {
    at += 1
    let start = at
    var kind = Node.Kind.text
    while true {
      let stop = PlainText.stops(in: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self))
      guard stop < 8 else {
        at += 8
        continue
      }
      at += stop
      switch bytes[at] {
      case UInt8(ascii: "\""):
        append(kind, start, at)
        at += 1
        return
      case UInt8(ascii: "\\"):
        kind = .escapedText
        try escape()
      case 0..<0x20:
        throw early(or: .controlCharacter)
      default:
        let length = PlainText.lengthOfSequence(bytes + at)
        guard length > 0 else { throw .badUTF8 }
        at += length
      }
    }
  }

  private mutating func escape() throws(SyntaxError) {
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      try unicodeEscape()
    default:
      throw .badEscape
    }
  }

  private mutating func unicodeEscape() throws(SyntaxError) {
    guard let unit = PlainText.codeUnit(bytes + at + 2) else { throw .badEscape }
    switch unit {
    case 0:
      throw .nul
    case 0xD800..<0xDC00:
      guard bytes[at + 6] == UInt8(ascii: "\\"), bytes[at + 7] == UInt8(ascii: "u"),
        let low = PlainText.codeUnit(bytes + at + 8), 0xDC00..<0xE000 ~= low
      else { throw .loneSurrogate }
      at += 12
    case 0xDC00..<0xE000:
      throw .loneSurrogate
    default:
      at += 6
    }
  }
}

enum PlainText {
  /// How many of eight bytes, in the order of memory, are plain ASCII before the first quote, backslash, control
  /// character or byte of a longer sequence.
  ///
  /// Bits of a word at a time: "Determine if a word has a byte less than n", Sean Eron Anderson, Bit Twiddling Hacks.
  /// Wrong bits appear only above a right one, and the lowest is taken.
  static func stops(in word: UInt64) -> Int {
    let word = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let control = (word &- (ones &* 0x20)) & ~word
    let found = word | control | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
    return (found & (ones &* 0x80)).trailingZeroBitCount >> 3
  }

  /// Bytes of a well-formed sequence that is not ASCII (Unicode 16, table 3-7), or 0.
  static func lengthOfSequence(_ bytes: UnsafePointer<UInt8>) -> Int {
    func follows(_ offset: Int) -> Bool { bytes[offset] & 0xC0 == 0x80 }
    switch bytes[0] {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return 0xA0...0xBF ~= bytes[1] && follows(2) ? 3 : 0
    case 0xED: return 0x80...0x9F ~= bytes[1] && follows(2) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return 0x90...0xBF ~= bytes[1] && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return 0x80...0x8F ~= bytes[1] && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
  }

  /// The UTF-16 code unit of four hexadecimal digits.
  static func codeUnit(_ bytes: UnsafePointer<UInt8>) -> UInt32? {
    var unit: UInt32 = 0
    for offset in 0..<4 {
      let digit = Hex.value(bytes[offset])
      guard digit < 16 else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
