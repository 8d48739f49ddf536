package import Foundation

/// Whom a principal can stand for. What a party is belongs to the domain that owns it: here it has a kind and an id.
package struct Party: Hashable, Sendable {
  /// As the owning domain calls it: `customer`.
  package let kind: String
  package let id: UUID

  package init(_ kind: String, _ id: UUID) {
    self.kind = kind
    self.id = id
  }
}
