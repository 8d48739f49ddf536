import Foundation
import JSON
import TestSupport
import Testing

/// What never becomes a request is refused in the form of all other problems, with a trace and counted, also where
/// libmicrohttpd would answer by itself.
@Suite struct ServerProblemTests {
  private static let host = "Host: localhost\r\n"

  private static let refused: [(text: String, status: Int, code: String)] = [
    ("GET /\(String(repeating: "a", count: 4_000)) HTTP/1.1\r\n\(host)\r\n", 414, "target-too-long"),
    ("GET /\(String(repeating: "a", count: 200_000)) HTTP/1.1\r\n\(host)\r\n", 414, "target-too-long"),
    ("GET / HTTP/1.1\r\n\(host)X: \(String(repeating: "b", count: 20_000))\r\n\r\n", 431, "headers-too-large"),
    ("GET / HTTP/1.1\r\n\(host)X: \(String(repeating: "b", count: 200_000))\r\n\r\n", 431, "headers-too-large"),
    ("GET / HTTP/1.1\r\n\(host)\(String(repeating: "X-A: b\r\n", count: 9_000))\r\n", 431, "headers-too-large"),
    ("GET / HTTP/1.1\r\n\(host)no colon\r\n\r\n", 400, "header-malformed"),
    ("GET / HTTP/1.1\r\n\(host)X A: b\r\n\r\n", 400, "header-name-invalid"),
    ("GET /\r\n\r\n", 400, "request-line-invalid"),
    ("GET / HTTP/3.0\r\n\(host)\r\n", 505, "version-unsupported"),
    ("GET / HTTP/1.2\r\n\(host)\r\n", 505, "version-unsupported"),
    ("BREW / HTTP/1.1\r\n\(host)\r\n", 501, "method-unknown"),
    ("POST / HTTP/1.1\r\n\(host)Content-Length: x\r\n\r\n", 400, "length-invalid"),
    ("POST / HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999\r\n\r\n", 413, "body-too-large"),
    ("POST / HTTP/1.1\r\n\(host)Content-Length: 2000000\r\n\r\n", 413, "body-too-large"),
    ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nx\r\n", 400, "chunk-malformed"),
    ("POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 413, "body-too-large"),
    ("GET / HTTP/1.1\r\n\r\n", 400, "host-ambiguous"), ("GET /%00 HTTP/1.1\r\n\(host)\r\n", 400, "target-invalid"),
  ]

  /// On a fresh connection, and where another request went before.
  @Test(arguments: [false, true]) func eachHasTheFormOfAllOthers(isSecond: Bool) async throws {
    let server = try await Museum.serve(try TemporaryFolder())
    let other = try await server.get("/nowhere")
    let members = ["type", "title", "status", "detail", "trace_id"]
    for (text, status, code) in Self.refused {
      let (answer, isClosed) = await offPool { [port = server.port] in
        let client = RawClient(port: port)
        if isSecond { _ = client.get("/health/live") }
        client.send(text)
        return (client.answer(), client.isClosed())
      }
      let reply = try #require(answer, "\(code)")
      #expect(reply.status == status, "\(code)")
      for name in ["content-type", "cache-control", "x-content-type-options"] {
        #expect(reply.headers[name] == other.headers[name], "\(code) \(name)")
      }
      let problem = try #require(reply.json, "\(code): \(reply.text.prefix(200))")
      #expect(problem["type"]?.string == "/problems/\(code)")
      #expect(problem["trace_id"]?.string?.count == 32, "\(code)")
      for member in members { #expect(problem[member] != nil, "\(code) \(member)") }
      #expect(isClosed, "\(code)")
      #expect(try await server.get("/problems/\(code)").status == 200, "\(code)")
    }
    let figures = try await server.get("/metrics").text
    for code in Set(Self.refused.map(\.code)) {
      let count = Self.refused.count { $0.code == code }
      let class4 = Self.refused.first { $0.code == code }.map { $0.status / 100 } ?? 0
      let line = #"http_server_refused_total{problem="\#(code)",status_class="\#(class4)xx"} \#(count)"#
      #expect(figures.contains(line + "\n"), "\(code)")
    }
  }
}
