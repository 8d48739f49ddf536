package import Foundation

package enum Role: String, Codable, Sendable, CaseIterable {
  case admin, agent, user
}

/// Who asks.
package struct Principal: Hashable, Sendable {
  /// Stable across sign-ins; part of the scope of an idempotency key.
  package let id: String
  package let role: Role
  /// The customer a `user` belongs to; a `user` sees only what is theirs.
  package let customerID: UUID?

  package init(id: String, role: Role, customerID: UUID? = nil) {
    self.id = id
    self.role = role
    self.customerID = customerID
  }

  /// Whether what belongs to this customer may be shown to, or changed by, the principal.
  package func owns(customer: UUID) -> Bool {
    role != .user || customerID == customer
  }
}
