package import Foundation

package enum Role: String, Codable, Sendable, CaseIterable {
  case admin, agent, user
}

/// Who asks.
package struct Principal: Hashable, Sendable {
  /// Stable across sign-ins; part of the scope of an idempotency key.
  package let id: String
  package let role: Role
  /// The sign-in that the request came with; nil when there was none.
  package let session: UUID?
  /// Whom a `user` stands for; a `user` sees only what is theirs.
  package let party: Party?

  package init(id: String, role: Role, session: UUID? = nil, party: Party? = nil) {
    self.id = id
    self.role = role
    self.session = session
    self.party = party
  }

  /// Whether what belongs to the party may be shown to, or changed by, the principal.
  package func owns(_ party: Party) -> Bool {
    role != .user || self.party == party
  }
}
