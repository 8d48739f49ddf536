/// RFC 7240: of a preference that stands twice the first counts, and what is none is passed over.
package struct Preferences: Hashable, Sendable {
  /// By name in lower case; "" for one without a value.
  private var values: [String: String] = [:]

  package init(_ value: String) {
    var scanner = FieldScanner(value)
    while !scanner.isAtEnd {
      if let (name, value) = Self.preference(&scanner), values[name] == nil { values[name] = value }
      while !scanner.isAtEnd, !scanner.take(",") { Self.skip(&scanner) }
    }
  }

  /// Its value; nil when it was not sent.
  package subscript(name: String) -> String? { values[name] }

  /// Whether it is whole shows only at its end; its parameters have no meaning here.
  private static func preference(_ scanner: inout FieldScanner) -> (name: String, value: String)? {
    scanner.skipBlanks()
    guard let preference = pair(&scanner) else { return nil }
    while scanner.take(";") {
      scanner.skipBlanks()
      if scanner.isAtEnd || scanner.next == UInt8(ascii: ",") || scanner.next == UInt8(ascii: ";") { continue }
      guard pair(&scanner) != nil else { return nil }
    }
    return scanner.isAtEnd || scanner.next == UInt8(ascii: ",") ? preference : nil
  }

  /// `token [ BWS "=" BWS word ]`, and the blanks behind it.
  private static func pair(_ scanner: inout FieldScanner) -> (name: String, value: String)? {
    guard let name = scanner.token()?.lowercased() else { return nil }
    scanner.skipBlanks()
    guard scanner.take("=") else { return (name, "") }
    scanner.skipBlanks()
    guard let value = scanner.word() else { return nil }
    scanner.skipBlanks()
    return (name, value)
  }

  /// A comma within quotes ends nothing.
  private static func skip(_ scanner: inout FieldScanner) {
    if scanner.next == UInt8(ascii: "\"") {
      _ = scanner.quotedString()
    } else {
      _ = scanner.text { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "\"") }
    }
  }
}
