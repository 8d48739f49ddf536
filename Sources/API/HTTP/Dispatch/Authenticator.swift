package import HTTPValues
package import Kernel

/// Tells who sent a request. It may wait, for a look-up or another service; the server's limit for a handler holds.
package protocol Authenticator: Sendable {
  /// What it throws is a fault of ours.
  func authenticate(_ request: HTTPRequest) async throws -> Authentication
}

package enum Authentication: Sendable {
  /// The request brings no credentials.
  case nobody
  /// It brings some that are not, or no longer, good; why, in a sentence for the sender.
  case refused(String)
  case known(Principal)
}

extension Authentication {
  /// Who may go on to a route of the policy; nil for nobody in particular. Throws `AccessRefused` and
  /// `CredentialsRefused`. Where anyone may go, bad credentials are none: a sign-in must not fail by an old token.
  func admitted(by policy: Policy) throws -> Principal? {
    switch self {
    case .nobody:
      try policy.check(nil)
      return nil
    case .refused(let reason):
      guard policy == .anyone else { throw CredentialsRefused(detail: reason) }
      return nil
    case .known(let principal):
      try policy.check(principal)
      return principal
    }
  }
}

/// One principal for every request, or nobody: for development, where the configuration asks for it.
package struct FixedPrincipal: Authenticator {
  private let principal: Principal?

  package init(_ principal: Principal?) {
    self.principal = principal
  }

  package func authenticate(_ request: HTTPRequest) async throws -> Authentication {
    principal.map(Authentication.known) ?? .nobody
  }
}
