import Foundation
package import JSON

package struct Reply: Sendable {
  package let status: Int
  /// By name in lower case.
  package let headers: [String: String]
  package let body: [UInt8]

  package var json: JSONValue? { try? JSON.decode(JSONValue.self, from: body) }
  package var text: String { String(decoding: body, as: UTF8.self) }
}

package struct Request: Sendable {
  package var method: String
  package var target: String
  package var headers: [String: String]
  package var body: [UInt8]

  package init(method: String = "GET", target: String, headers: [String: String] = [:], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }

  fileprivate var bytes: [UInt8] {
    var head = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    if !body.isEmpty || method == "POST" { head += "Content-Length: \(body.count)\r\n" }
    return Array("\(head)\r\n".utf8) + body
  }
}

/// One connection that is kept, blocking, with a limit of 20 seconds on each wait. Use it inside `offPool`.
package final class HTTPClient {
  private let connection: RawClient

  /// Nil when nobody listens.
  package init?(port: Int) {
    connection = RawClient(port: port, limit: 20)
    if !connection.isConnected { return nil }
  }

  /// Nil when the connection ended before a whole answer. One that comes before all was sent counts.
  package func send(_ request: Request) -> Reply? {
    connection.send(request.bytes)
    return connection.answer(bodyless: request.method == "HEAD")
  }
}
