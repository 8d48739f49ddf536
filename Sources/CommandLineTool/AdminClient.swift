import Foundation
import JSON
import QueryPorts

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The admin endpoints of the server that holds the folder. One short request at a time over a plain socket: what the
/// toolchain has for HTTP would bring a library of its own into every start of the server.
struct AdminClient {
  private static let path = "/api/v1/admin/projections"
  /// Seconds.
  private static let patience = 10

  let host: String
  let port: Int

  func list() throws -> [ProjectionStatus] {
    try JSON.decode(ProjectionList.self, from: try send("GET", Self.path)).projections
  }

  func status(of name: String) throws -> ProjectionStatus {
    try JSON.decode(ProjectionStatus.self, from: try send("GET", "\(Self.path)/\(name)"))
  }

  func tell(_ name: String, to verb: String) throws {
    _ = try send("POST", "\(Self.path)/\(name)/\(verb)")
  }

  private func send(_ method: String, _ target: String) throws -> [UInt8] {
    let socket = try connect()
    defer { _ = close(socket) }
    let name = host.contains(":") ? "[\(host)]" : host
    var request = "\(method) \(target) HTTP/1.1\r\nHost: \(name):\(port)\r\nConnection: close\r\nContent-Length: 0\r\n"
    // A secret on the command line is seen by every user of the machine.
    if let token = ProcessInfo.processInfo.environment["TANDEM_TOKEN"] {
      request += "Authorization: Bearer \(token)\r\n"
    }
    let bytes = Array((request + "\r\n").utf8)
    guard write(socket, bytes, bytes.count) == bytes.count else { throw unreachable }
    let answer = try readAll(socket)
    guard let end = answer.firstRange(of: Data("\r\n\r\n".utf8)) else { throw unreachable }
    let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self)
    let body = Array(answer[end.upperBound...])
    let words = head.prefix { $0 != "\r\n" }.split(separator: " ")
    guard words.count > 1, let status = Int(words[1]) else { throw unreachable }
    guard (200..<300).contains(status) else {
      let problem = try? JSON.decode(ServerProblem.self, from: body)
      throw AdminFault(description: problem?.detail ?? "the server answered \(status)")
    }
    return body
  }

  private func readAll(_ socket: Int32) throws -> Data {
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(socket, &buffer, buffer.count)
      guard count >= 0 else { throw unreachable }
      guard count > 0 else { return answer }
      answer.append(contentsOf: buffer[..<count])
    }
  }

  private func connect() throws -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, String(port), &hints, &found) == 0, let address = found?.pointee else { throw unreachable }
    defer { freeaddrinfo(found) }
    let descriptor = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard descriptor >= 0 else { throw unreachable }
    var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    #if canImport(Glibc)
      let code = Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen)
    #else
      let code = Darwin.connect(descriptor, address.ai_addr, address.ai_addrlen)
    #endif
    guard code == 0 else {
      _ = close(descriptor)
      throw unreachable
    }
    return descriptor
  }

  private var unreachable: AdminFault {
    AdminFault(
      description:
        "a server holds the folder, but none answers on \(host):\(port); name it with --http-host, --http-port")
  }

  private struct ProjectionList: Decodable {
    let projections: [ProjectionStatus]
  }

  private struct ServerProblem: Decodable {
    let detail: String
  }
}

struct AdminFault: Error, CustomStringConvertible {
  let description: String
}
