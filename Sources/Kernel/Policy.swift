/// Who may send a command or ask a query at all; ownership is checked where the aggregate or row is known.
package enum Policy: Hashable, Sendable {
  case anyone
  case signedIn
  case roles(Set<Role>)

  /// Throws `AccessRefused` when the principal is not let through.
  package func check(_ principal: Principal?) throws(AccessRefused) {
    switch (self, principal) {
    case (.anyone, _), (.signedIn, .some): return
    case (_, nil): throw .signInNeeded
    case (.roles(let roles), let principal?):
      guard roles.contains(principal.role) else { throw .notAllowed }
    }
  }
}

package enum AccessRefused: Refusal, CaseIterable {
  case signInNeeded
  case notAllowed

  package var problem: ProblemType {
    switch self {
    case .signInNeeded: ProblemType("sign-in-needed", .unauthenticated, "The request needs a known principal.")
    case .notAllowed: ProblemType("not-allowed", .forbidden, "Your role does not allow this.")
    }
  }

  package var detail: String {
    switch self {
    case .signInNeeded: "Sign in first: this needs a known principal."
    case .notAllowed: "Your role does not allow this."
    }
  }
}
