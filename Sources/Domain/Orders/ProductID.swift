/// The shop's own code of a product, kept as written: 1 … 64 characters, no blanks at the ends, no control characters.
/// Two are the same when their bytes are, as in storage; text alone compares by Unicode's canonical equivalence.
package struct ProductID: Hashable, Codable, Sendable {
  package static let longest = 64

  package let code: String

  /// Nil when the form is another one.
  package init?(_ code: String) {
    guard label(code, limit: Self.longest) == code else { return nil }
    self.code = code
  }

  package static func == (left: ProductID, right: ProductID) -> Bool {
    left.code.utf8.elementsEqual(right.code.utf8)
  }

  package init(from decoder: any Decoder) throws {
    code = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
