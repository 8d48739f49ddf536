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
  private let socket: Int32
  private var received: [UInt8] = []

  /// Nil when nobody listens.
  package init?(port: Int) {
    #if canImport(Glibc)
      socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
      var yes: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, 4)
    #endif
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if connected != 0 { return nil }
  }

  deinit { close(socket) }

  /// Nil when the connection ended before a whole answer. One that comes before all was sent counts.
  package func send(_ request: Request) -> Reply? {
    write(request.bytes)
    return read(bodyless: request.method == "HEAD")
  }

  private func write(_ bytes: [UInt8]) {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags = Int32(0)
    #endif
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, flags) }
      guard count > 0 else { return }
      sent += count
    }
  }

  private func read(bodyless: Bool) -> Reply? {
    let end = Array("\r\n\r\n".utf8)
    var headEnd = received.firstRange(of: end)
    while headEnd == nil {
      guard receiveMore() else { return nil }
      headEnd = received.firstRange(of: end)
    }
    guard let headEnd else { return nil }
    let lines = String(decoding: received[..<headEnd.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    received.removeSubrange(..<headEnd.upperBound)
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      headers[line[..<colon].lowercased()] = line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
    }
    let length = bodyless ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
    while received.count < length {
      guard receiveMore() else { return nil }
    }
    defer { received.removeSubrange(..<length) }
    return Reply(status: status, headers: headers, body: Array(received[..<length]))
  }

  private func receiveMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(socket, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }
}
