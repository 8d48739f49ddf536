import Foundation

/// A client that sends what it is told, byte for byte. Blocking: use it inside `offPool`.
package final class RawClient {
  fileprivate let socket: Int32
  /// Whether somebody listened.
  package private(set) var isConnected = false
  private var received: [UInt8] = []

  /// `limit` is for each wait, in seconds.
  package init(port: Int, limit: Int = 10) {
    #if canImport(Glibc)
      socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
      var yes: Int32 = 1
      setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, 4)
    #endif
    var limit = timeval(tv_sec: limit, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  deinit { close(socket) }

  /// Whether all was taken.
  @discardableResult
  package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  package func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      #if canImport(Glibc)
        let flags = Int32(MSG_NOSIGNAL)
      #else
        let flags = Int32(0)
      #endif
      let count = bytes[sent...].withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, flags) }
      guard count > 0 else {
        timedOut = errno == EAGAIN
        return false
      }
      sent += count
    }
    return true
  }

  package func get(_ path: String, method: String = "GET") -> Reply? {
    send("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return answer(bodyless: method == "HEAD")
  }

  package func post(_ path: String, _ body: [UInt8]) -> Reply? {
    send(Array("POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body)
    return answer()
  }

  /// The next answer, interim ones included; `nil` when the connection ends first.
  package func answer(bodyless: Bool = false) -> Reply? {
    let end = Array("\r\n\r\n".utf8)
    var headEnd = received.firstRange(of: end)
    while headEnd == nil {
      guard receiveMore() else { return nil }
      headEnd = received.firstRange(of: end)
    }
    guard let headEnd else { return nil }
    let lines = String(decoding: received[..<headEnd.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    received.removeSubrange(..<headEnd.upperBound)
    let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      headers[line[..<colon].lowercased()] = line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
    }
    let length = bodyless ? 0 : headers["content-length"].flatMap { Int($0) } ?? 0
    while received.count < length {
      guard receiveMore() else { return nil }
    }
    defer { received.removeSubrange(..<length) }
    return Reply(status: status, headers: headers, body: Array(received[..<length]))
  }

  /// Whether the server ends the connection without saying more.
  package func isClosed() -> Bool { received.isEmpty && !receiveMore() && !timedOut }

  package private(set) var timedOut = false

  /// What came up to and with the text; `nil` when the connection ends first.
  package func read(until text: String) -> String? {
    let end = Data(text.utf8)
    var searched = 0
    while true {
      if let range = Data(received[searched...]).range(of: end) {
        let upper = searched + range.upperBound
        defer { received.removeSubrange(..<upper) }
        return String(decoding: received[..<upper], as: UTF8.self)
      }
      searched = max(0, received.count - end.count)
      guard receiveMore() else { return nil }
    }
  }

  private func receiveMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(socket, &buffer, buffer.count, 0)
    timedOut = count < 0 && errno == EAGAIN
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }
}

extension RawClient {
  /// Half-closes: the server reads the end, and may still answer.
  package func endSending() {
    #if canImport(Glibc)
      shutdown(socket, Int32(SHUT_WR))
    #else
      shutdown(socket, SHUT_WR)
    #endif
  }
}

extension RawClient {
  /// Whether the connection comes to its end, whatever is said before.
  package func isEnded() -> Bool {
    while answer() != nil {}
    return !timedOut
  }

  /// Whether nothing comes, not even the end, for so many milliseconds.
  package func isQuiet(milliseconds: Int32) -> Bool {
    var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, milliseconds) == 0
  }

  /// Whether the server ends the connection, without a word, while one piece after the other is sent every 20 ms: such a
  /// client is never inactive.
  package func isClosed(whileSending piece: String, atMost pieces: Int) -> Bool {
    for _ in 0..<pieces {
      if !isQuiet(milliseconds: 20) { return isClosed() }
      if !send(piece) { return true }
    }
    return false
  }
}
