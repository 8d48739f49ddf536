/// `Idempotency-Key: "<key>"`: 1 … 255 visible ASCII characters; the quotes may be left out.
struct IdempotencyKey {
  let text: String

  init(_ header: String) throws(MalformedRequest) {
    var key = Substring(header)
    if key.count >= 2, key.hasPrefix("\""), key.hasSuffix("\"") { key = key.dropFirst().dropLast() }
    guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 }) else {
      throw MalformedRequest(header: "Idempotency-Key", "1 to 255 visible ASCII characters")
    }
    text = String(key)
  }
}
