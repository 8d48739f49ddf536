/// An answer. The server adds `Content-Length`, `Connection` and `Date`, and nothing else.
package struct HTTPResponse: Sendable, Hashable {
  /// 200 to 599.
  package var status: Int
  package var headers: HTTPHeaders
  package var body: [UInt8]

  package init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
