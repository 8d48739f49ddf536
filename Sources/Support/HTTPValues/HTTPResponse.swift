/// An answer. The server adds `Content-Length` or `Transfer-Encoding`, `Connection` and `Date`, and nothing else.
package struct HTTPResponse: Sendable {
  /// 200 to 599.
  package var status: Int
  package var headers: HTTPHeaders
  package var content: HTTPContent

  package init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
    self.init(status: status, headers: headers, content: .bytes(body))
  }

  package init(status: Int, headers: HTTPHeaders, content: HTTPContent) {
    self.status = status
    self.headers = headers
    self.content = content
  }

  /// The bytes; none for a stream, which setting replaces.
  package var body: [UInt8] {
    get { if case .bytes(let bytes) = content { bytes } else { [] } }
    set { content = .bytes(newValue) }
  }
}

package enum HTTPContent: Sendable {
  case bytes([UInt8])
  case stream(HTTPStream)
}

/// A body that comes piece by piece.
package struct HTTPStream: Sendable {
  /// The next piece, or nil at the end. The server asks for a piece only when the client has taken the one before, so a
  /// slow client holds up nobody but itself; it cancels the asking task when the client has left.
  package let next: @Sendable () async -> [UInt8]?

  package init(next: @escaping @Sendable () async -> [UInt8]?) {
    self.next = next
  }
}
