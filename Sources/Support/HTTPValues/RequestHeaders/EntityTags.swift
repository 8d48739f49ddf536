/// RFC 9110, section 8.8.3.
package struct EntityTag: Hashable, Sendable {
  package let isWeak: Bool
  /// With its quotes and without `W/`.
  package let opaque: String

  /// `opaque` has its quotes.
  package init(_ opaque: String, isWeak: Bool = false) {
    self.opaque = opaque
    self.isWeak = isWeak
  }

  fileprivate init?(_ scanner: inout FieldScanner) {
    let isWeak = scanner.take("W")
    if isWeak, !scanner.take("/") { return nil }
    guard scanner.take("\"") else { return nil }
    let text = scanner.text { $0 == 0x21 || $0 >= 0x23 && $0 != 0x7F }
    guard scanner.take("\"") else { return nil }
    self.init("\"\(text)\"", isWeak: isWeak)
  }
}

/// What `If-Match` and `If-None-Match` name (RFC 9110, section 13.1).
package enum EntityTags: Hashable, Sendable {
  /// `*`
  case any
  case these([EntityTag])

  package init?(_ value: String) {
    if value == "*" {
      self = .any
      return
    }
    var scanner = FieldScanner(value)
    guard let tags = scanner.list(of: { EntityTag(&$0) }) else { return nil }
    self = .these(tags)
  }

  /// Whether the tag of what is there is among them by the weak comparison, that of `If-None-Match`.
  package func holdWeakly(_ tag: EntityTag) -> Bool {
    switch self {
    case .any: true
    case .these(let tags): tags.contains { $0.opaque == tag.opaque }
    }
  }
}
