/// `Idempotency-Key: "<key>"`; the quotes may be left out. A comma could be that of two lines which a proxy has joined.
struct IdempotencyKey {
  /// 1 … 255 visible ASCII characters.
  let text: String

  init?(_ value: String) {
    var key = Substring(value)
    if key.utf8.count >= 2, key.hasPrefix("\""), key.hasSuffix("\"") { key = key.dropFirst().dropLast() }
    guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy(Self.isIncluded) else { return nil }
    text = String(key)
  }

  private static func isIncluded(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\\"): false
    default: (0x21...0x7E).contains(byte)
    }
  }
}
