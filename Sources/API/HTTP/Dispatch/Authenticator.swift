package import HTTPValues
package import Kernel

/// Tells who sent a request.
package protocol Authenticator: Sendable {
  /// Nil when the request names nobody.
  func principal(of request: HTTPRequest) async throws -> Principal?
}

/// One principal for every request, or nobody: for development, where the configuration asks for it.
package struct FixedPrincipal: Authenticator {
  private let principal: Principal?

  package init(_ principal: Principal?) {
    self.principal = principal
  }

  package func principal(of request: HTTPRequest) async throws -> Principal? {
    principal
  }
}
