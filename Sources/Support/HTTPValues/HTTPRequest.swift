/// A request whose target was understood: what a route may look at.
package struct HTTPRequest: Sendable {
  package let method: HTTPMethod
  /// The origin-form as it was sent: path and query, still percent-encoded.
  package let target: String
  /// The path part of `target`, still percent-encoded.
  package let path: String
  /// The decoded segments of the path. `/` has none; a trailing or doubled slash makes an empty one.
  package let segments: [String]
  /// The decoded pairs of the query in their order; a name without `=` has the value "".
  package let query: [(name: String, value: String)]
  package let headers: RequestHeaders
  package let body: [UInt8]
  /// The remote address without its port.
  package let peer: String

  /// Is `nil` when the target is not a plain origin-form: it must start with `/`, be ASCII, have valid percent escapes
  /// that decode to UTF-8 without control characters, and in its path no encoded slash and no dot segment.
  package init?(
    method: HTTPMethod, target: String, headers: HTTPHeaders = [:], body: [UInt8] = [], peer: String = "127.0.0.1"
  ) {
    guard let parsed = RequestTarget(target) else { return nil }
    self.init(method: method, target: parsed, headers: headers, body: body, peer: peer)
  }

  /// For a target that was parsed before the body was read.
  package init(method: HTTPMethod, target: RequestTarget, headers: HTTPHeaders, body: [UInt8], peer: String) {
    self.method = method
    self.target = target.raw
    self.path = target.path
    self.segments = target.segments
    self.query = target.query
    self.headers = RequestHeaders(headers)
    self.body = body
    self.peer = peer
  }
}
