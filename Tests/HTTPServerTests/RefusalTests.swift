import HTTPServer
import HTTPValues
import Synchronization
import TestSupport
import Testing

/// Requests that two readers in a chain could read in two ways. None may be answered as a request, none may make the
/// server execute what stands behind it, and it must serve the next client.
@Suite struct RefusalTests {
  static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: test\r\n\r\n"

  struct Payload: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let status: Int
    let code: String

    init(_ name: String, _ text: String, _ code: String, status: Int = 400) {
      (self.name, self.text, self.status, self.code) = (name, text, status, code)
    }

    var testDescription: String { name }
  }

  private static func post(_ fields: String, _ body: String, version: String = "1.1") -> String {
    "POST / HTTP/\(version)\r\nHost: test\r\n\(fields)\r\n\r\n\(body)"
  }

  private static func get(_ target: String, _ fields: String = "") -> String {
    "GET \(target) HTTP/1.1\r\nHost: test\r\n\(fields)\r\n"
  }

  private static let lengths = [
    Payload(
      "length and encoding", post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), "ambiguous-length"),
    Payload(
      "encoding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"), "ambiguous-length"),
    Payload("differing lengths", post("Content-Length: 0\r\nContent-Length: 40", ""), "ambiguous-length"),
    Payload("equal lengths", post("Content-Length: 3\r\nContent-Length: 3", "abc"), "ambiguous-length"),
    Payload("list of lengths", post("Content-Length: 3, 3", "abc"), "length-invalid"),
    Payload("signed length", post("Content-Length: +3", "abc"), "length-invalid"),
    Payload("negative length", post("Content-Length: -3", "abc"), "length-invalid"),
    Payload("hexadecimal length", post("Content-Length: 0x3", "abc"), "length-invalid"),
    Payload("empty length", post("Content-Length: ", "abc"), "length-invalid"),
    Payload(
      "length beyond 64 bits", post("Content-Length: 18446744073709551619", "abc"), "body-too-large", status: 413),
    Payload("blank before colon", post("Content-Length : 3", "abc"), "header-name-invalid"),
    Payload("tab before colon", post("Content-Length\t: 3", "abc"), "header-name-invalid"),
    Payload("NUL in length", post("Content-Length: 3\u{0}0", "abc"), "header-malformed"),
  ]

  private static let encodings = [
    Payload("unknown encoding", post("Transfer-Encoding: xchunked", "0\r\n\r\n"), "transfer-encoding-unsupported"),
    Payload(
      "list of encodings", post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n"), "transfer-encoding-unsupported"),
    Payload("identity", post("Transfer-Encoding: identity", "0\r\n\r\n"), "transfer-encoding-unsupported"),
    Payload(
      "two encodings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"), "ambiguous-length"
    ),
    Payload("quoted encoding", post("Transfer-Encoding: \"chunked\"", "0\r\n\r\n"), "transfer-encoding-unsupported"),
    Payload("blank after encoding", post("Transfer-Encoding: chunked ", "0\r\n\r\n"), "transfer-encoding-unsupported"),
    Payload("control before encoding", post("Transfer-Encoding: \u{B}chunked", "0\r\n\r\n"), "header-value-invalid"),
    Payload("blank before colon of encoding", post("Transfer-Encoding : chunked", "0\r\n\r\n"), "header-name-invalid"),
    Payload("folded encoding", post("Transfer-Encoding:\r\n chunked", "0\r\n\r\n"), "header-malformed"),
    Payload(
      "chunked in HTTP/1.0", post("Transfer-Encoding: chunked", "0\r\n\r\n", version: "1.0"),
      "transfer-encoding-unsupported"),
    Payload("negative chunk", post("Transfer-Encoding: chunked", "-1\r\n\r\n0\r\n\r\n"), "chunk-malformed"),
    Payload("chunk size with 0x", post("Transfer-Encoding: chunked", "0x3\r\nabc\r\n0\r\n\r\n"), "chunk-malformed"),
    Payload(
      "chunk size beyond 64 bits", post("Transfer-Encoding: chunked", "10000000000000003\r\nabc\r\n"), "body-too-large",
      status: 413),
    Payload("chunk longer than told", post("Transfer-Encoding: chunked", "3\r\nabcXX\r\n0\r\n\r\n"), "chunk-malformed"),
  ]

  private static let hosts = [
    Payload("no host", "GET / HTTP/1.1\r\n\r\n", "host-ambiguous"),
    Payload("two hosts", get("/", "Host: other\r\n"), "host-ambiguous"),
    Payload("empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "host-ambiguous"),
    Payload("list of hosts", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", "host-ambiguous"),
    Payload("host with user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", "host-ambiguous"),
  ]

  private static let fields = [
    Payload("folded line", get("/", "X-A: b\r\n c\r\n"), "header-malformed"),
    Payload("folded first line", "GET / HTTP/1.1\r\n X: y\r\nHost: test\r\n\r\n", "header-name-invalid"),
    Payload("line ended by LF", get("/", "X-A: b\nX-C: d\r\n"), "header-malformed"),
    Payload("bare CR in a value", get("/", "X-A: b\rTransfer-Encoding: chunked\r\n"), "header-value-invalid"),
    Payload("NUL in a value", get("/", "X-A: b\u{0}c\r\n"), "header-malformed"),
    Payload("NUL line", get("/", "\u{0}\r\n"), "header-malformed"),
    Payload("NUL in a name", get("/", "X-A\u{0}B: c\r\n"), "header-malformed"),
    Payload("no name", get("/", ": b\r\n"), "header-malformed"),
    Payload("no colon", get("/", "X-A b\r\n"), "header-malformed"),
    Payload("blank in a name", get("/", "X A: b\r\n"), "header-name-invalid"),
    Payload("no token", get("/", "X@A: b\r\n"), "header-name-invalid"),
    Payload("name beyond ASCII", get("/", "X-é: b\r\n"), "header-name-invalid"),
    Payload("control in a value", get("/", "X-A: b\u{1}\r\n"), "header-value-invalid"),
    Payload("DEL in a value", get("/", "X-A: b\u{7F}\r\n"), "header-value-invalid"),
    Payload(
      "unknown expectation", post("Expect: 200-ok\r\nContent-Length: 1", "a"), "expectation-unsupported", status: 417),
  ]

  private static let requestLines = [
    Payload("absolute form", get("http://test/"), "target-invalid"),
    Payload("asterisk", "OPTIONS * HTTP/1.1\r\nHost: test\r\n\r\n", "target-invalid"),
    Payload("encoded NUL", get("/a%00b"), "target-invalid"),
    Payload("NUL in the target", get("/a\u{0}b"), "request-line-invalid"),
    Payload("NUL after the method", "GET\u{0}X / HTTP/1.1\r\nHost: test\r\n\r\n", "request-line-invalid"),
    Payload("blank in the target", get("/a b"), "target-invalid"),
    Payload("two blanks", "GET  / HTTP/1.1\r\nHost: test\r\n\r\n", "request-line-invalid"),
    Payload("blank after the version", "GET / HTTP/1.1 \r\nHost: test\r\n\r\n", "request-line-invalid"),
    Payload("request line ended by LF", "GET / HTTP/1.1\nHost: test\r\n\r\n", "request-line-invalid"),
    Payload("dot segments", get("/a/../b"), "target-invalid"),
    Payload("encoded dot segments", get("/a/%2e%2E/b"), "target-invalid"),
    Payload("encoded slash", get("/a%2Fb"), "target-invalid"),
    Payload("broken escape", get("/a%zz"), "target-invalid"),
    Payload("overlong UTF-8", get("/a%C0%AF"), "target-invalid"),
    Payload("raw UTF-8", get("/é"), "target-invalid"),
    Payload("fragment", get("/a#b"), "target-invalid"),
    Payload("encoded LF in the query", get("/a?b=%0A"), "target-invalid"),
    Payload("unknown method", "BREW / HTTP/1.1\r\nHost: test\r\n\r\n", "method-unknown", status: 501),
    Payload("method in lower case", "get / HTTP/1.1\r\nHost: test\r\n\r\n", "method-unknown", status: 501),
    Payload("CONNECT", "CONNECT test:443 HTTP/1.1\r\nHost: test\r\n\r\n", "method-unknown", status: 501),
    Payload("unknown minor version", "GET / HTTP/1.2\r\nHost: test\r\n\r\n", "version-unsupported", status: 505),
    Payload("unknown major version", "GET / HTTP/2.0\r\nHost: test\r\n\r\n", "version-unsupported", status: 505),
    Payload("no version", "GET /\r\n\r\n", "request-line-invalid"),
  ]

  static let payloads = lengths + encodings + hosts + fields + requestLines

  @Test func refusesEachAndClosesAndServesOn() async throws {
    try await withServer { port, echo in
      for payload in Self.payloads {
        let (answer, isClosed, next) = await offPool {
          let client = RawClient(port: port)
          client.send(payload.text + Self.smuggled)
          let answer = client.answer()
          return (answer, client.isClosed(), RawClient(port: port).get("/next")?.text)
        }
        #expect(answer?.status == payload.status, "\(payload.name)")
        #expect(answer?.text == payload.code, "\(payload.name)")
        #expect(answer?.headers["content-type"] == "application/problem+json", "\(payload.name)")
        #expect(isClosed, "\(payload.name)")
        #expect(next == "GET /next 0", "\(payload.name)")
      }
      let executed = echo.requests.withLock { $0.map(\.path) }
      #expect(executed.count == Self.payloads.count && executed.allSatisfy { $0 == "/next" })
    }
  }

  @Test func refusesToHeadWithoutABody() async throws {
    try await withServer { port, _ in
      let (answer, isClosed) = await offPool {
        let client = RawClient(port: port)
        client.send("HEAD /a%00 HTTP/1.1\r\nHost: test\r\n\r\n")
        return (client.answer(bodyless: true), client.isClosed())
      }
      #expect(answer?.status == 400)
      #expect(answer?.headers["connection"] == "close")
      #expect(isClosed)
    }
  }

  @Test func survivesNoise() async throws {
    // libmicrohttpd does not notice the end of a connection that brought only empty lines: the time limit does.
    try await withServer({ $0.headerTimeout = 0.5 }) { port, echo in
      var random = Noise(seed: 7)
      for _ in 0..<200 {
        let bytes = random.bytes()
        await offPool {
          let client = RawClient(port: port)
          client.send(bytes + Array("\r\n\r\n".utf8))
          client.endSending()
          while client.answer() != nil {}
        }
      }
      let next = await offPool { RawClient(port: port).get("/next")?.text }
      #expect(next == "GET /next 0")
    }
  }
}

/// Pieces of requests and bytes in an order that a seed decides.
private struct Noise {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func bytes() -> [UInt8] {
    let pieces = [
      "GET ", "POST ", "/", " HTTP/1.1", "\r\n", "\n", "\r", "\u{0}", ":", " ", "Host: test\r\n", "Content-Length: ",
      "7",
      "Transfer-Encoding: chunked\r\n", "\r\n\r\n", "%", "?a=b", "\t",
    ]
    var bytes: [UInt8] = []
    for _ in 0..<(1 + next(30)) {
      if next(4) == 0 { bytes.append(UInt8(next(256))) } else { bytes += Array(pieces[next(pieces.count)].utf8) }
    }
    return bytes
  }
}
