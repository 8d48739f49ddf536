/// RFC 9110, section 8.3.1.
package struct MediaType: Hashable, Sendable {
  /// Type and subtype in lower case: `application/json`.
  package let essence: String
  /// By name in lower case.
  package let parameters: [String: String]

  /// Nil for what is none, and for one that has a parameter twice.
  package init?(_ value: String) {
    var scanner = FieldScanner(value)
    guard let type = scanner.token(), scanner.take("/"), let subtype = scanner.token() else { return nil }
    var parameters: [String: String] = [:]
    scanner.skipBlanks()
    while scanner.take(";") {
      scanner.skipBlanks()
      guard !scanner.isAtEnd, scanner.next != UInt8(ascii: ";") else { continue }
      guard let name = scanner.token()?.lowercased(), scanner.take("="), let value = scanner.word(),
        parameters.updateValue(value, forKey: name) == nil
      else { return nil }
      scanner.skipBlanks()
    }
    guard scanner.isAtEnd else { return nil }
    essence = "\(type)/\(subtype)".lowercased()
    self.parameters = parameters
  }
}
