package import Kernel

/// The shop's own code of a product, kept as written, of the grammar of `PathID`; one that was stored before there was
/// that grammar may be of another. Two are the same when their bytes are, as in storage; text alone compares by Unicode's
/// canonical equivalence.
package struct ProductID: Hashable, Codable, Sendable {
  package let code: String

  /// Throws when the form is another one.
  package init(checking code: String) throws(LabelFault) {
    self.code = try PathID.checked(code)
  }

  /// Nil when the form is another one.
  package init?(_ code: String) {
    try? self.init(checking: code)
  }

  package init(stored code: String) {
    self.code = code
  }

  package static func == (left: ProductID, right: ProductID) -> Bool {
    left.code.utf8.elementsEqual(right.code.utf8)
  }

  package init(from decoder: any Decoder) throws {
    self.init(stored: try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}
