/// What a server hands requests to.
package protocol HTTPResponder: Sendable {
  /// Starts on the server's own thread and stays there until it really suspends: never block it. A `HEAD` request is
  /// answered as the `GET` would be; the server leaves the body out. Is cancelled when the time limit is over.
  func respond(to request: HTTPRequest) async -> HTTPResponse

  /// The answer to a request that never became one, or whose answer could not be given. The connection is closed after
  /// it when `fault.closes`. Must not block.
  func refuse(_ fault: HTTPFault, _ known: KnownOfRequest) -> HTTPResponse
}

/// What was read of a request before it was refused.
package struct KnownOfRequest: Sendable {
  /// Nil when there was none in order.
  package var path: String?
  package var headers: HTTPHeaders

  package init(path: String? = nil, headers: HTTPHeaders = [:]) {
    self.path = path
    self.headers = headers
  }
}

/// Why the server refuses.
package struct HTTPFault: Error, Sendable, Hashable {
  package let status: Int
  /// In kebab-case, such as `body-too-large`.
  package let code: String
  /// Says what to mend.
  package let detail: String
  /// Whether nothing more on this connection can be trusted to start where a request starts.
  package let closes: Bool

  package init(status: Int, code: String, detail: String, closes: Bool = true) {
    self.status = status
    self.code = code
    self.detail = detail
    self.closes = closes
  }
}
