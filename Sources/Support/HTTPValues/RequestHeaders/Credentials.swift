/// RFC 9110, section 11.4: `scheme token68`.
package struct Credentials: Hashable, Sendable {
  /// In lower case: `bearer`.
  package let scheme: String
  /// A secret.
  package let token: String

  /// Nil for what is none, and for a scheme that wants parameters.
  package init?(_ value: String) {
    var scanner = FieldScanner(value)
    guard let scheme = scanner.token()?.lowercased(), scanner.take(" ") else { return nil }
    while scanner.take(" ") {}
    let start = scanner.text { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ",") && isToken68Byte($0) }
    let padding = scanner.text { $0 == UInt8(ascii: "=") }
    guard !start.isEmpty, scanner.isAtEnd else { return nil }
    self.scheme = scheme
    token = start + padding
  }
}

private func isToken68Byte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "+"),
    UInt8(ascii: "/"):
    true
  default: false
  }
}
