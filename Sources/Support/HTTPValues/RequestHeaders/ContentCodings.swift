/// RFC 9110, section 8.4.
package struct ContentCodings: Hashable, Sendable {
  /// In lower case, in the order in which they were applied.
  private let names: [String]

  package init?(_ value: String) {
    var scanner = FieldScanner(value)
    guard let names = scanner.list(of: { $0.token()?.lowercased() }) else { return nil }
    self.names = names
  }

  /// Whether the body is as it is.
  package var areIdentity: Bool { names.allSatisfy { $0 == "identity" } }
}
