import API
import HTTPValues

/// Requests with random headers: names that are read and others, values of pieces of their grammars and of bytes, lines
/// that stand again with another value, in an order that a seed decides.
struct HeaderNoise {
  /// Request lines with the bodies that are due.
  private let asked: [(line: String, body: String)]
  private let pieces: [String]
  private var random: SplitMix64

  struct Sent {
    let bytes: [UInt8]
    let isHead: Bool
    /// Whether the server may wait for more of the body than is sent.
    let mayLackItsEnd: Bool
  }

  /// `position` is one that the server gave out.
  init(seed: UInt64, asking asked: [(line: String, body: String)], position: String) {
    self.asked = asked
    random = SplitMix64(seed: seed)
    pieces =
      Self.pieces + [
        position, "\(position.prefix(17))99999", String(repeating: "a", count: 300),
        String(repeating: "\"1\",", count: 200),
      ]
  }

  mutating func next() -> Sent {
    let (line, body) = asked[below(asked.count)]
    var fields: [[UInt8]] = []
    if below(16) > 0 { fields.append(Array("Host: localhost".utf8)) }
    let isFramed = below(16) > 0
    if isFramed, !body.isEmpty { fields.append(Array("Content-Length: \(body.utf8.count)".utf8)) }
    if below(4) > 0, !body.isEmpty { fields.append(Array("Content-Type: application/json".utf8)) }
    var mayLackItsEnd = !isFramed
    for _ in 0..<(1 + below(6)) {
      let isFraming = below(12) == 0
      let name = (isFraming ? Self.framing : Self.names)[below(isFraming ? Self.framing.count : Self.names.count)]
      mayLackItsEnd = mayLackItsEnd || isFraming
      // Sent again, it says the same, something else, or the rest of a list.
      for _ in 0...(below(4) == 0 ? 1 + below(2) : 0) {
        fields.append(spelled(name) + Array(":".utf8) + blanks() + value())
      }
    }
    fields.shuffle(using: &random)
    let head = fields.reduce(Array("\(line) HTTP/1.1\r\n".utf8)) { $0 + $1 + Array("\r\n".utf8) }
    return Sent(
      bytes: head + Array("\r\n\(body)".utf8), isHead: line.hasPrefix("HEAD"), mayLackItsEnd: mayLackItsEnd)
  }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func blanks() -> [UInt8] { Array(["", " ", "\t", "  "][below(4)].utf8) }

  private mutating func spelled(_ name: String) -> [UInt8] {
    switch below(8) {
    case 0: Array(name.uppercased().utf8)
    case 1: Array(name.lowercased().utf8)
    case 2 where below(8) == 0: Array(name.utf8) + [UInt8.random(in: 0...255, using: &random)]
    default: Array(name.utf8)
    }
  }

  private mutating func value() -> [UInt8] {
    var value: [UInt8] = []
    for _ in 0..<(1 + below(5)) {
      // Most are of whole pieces, so that they come as far as the grammars.
      value += below(60) == 0 ? [UInt8.random(in: 0...255, using: &random)] : Array(pieces[below(pieces.count)].utf8)
      if below(2) == 0 { value += Array([",", ", ", ";", "=", " "][below(5)].utf8) }
    }
    return value
  }

  private static let framing = ["Host", "Content-Length", "Transfer-Encoding", "Expect", "Connection"]
  private static let names =
    Header.all.map(\.name) + [
      "Accept", "Accept-Encoding", "Range", "Cookie", "Forwarded", "X-Forwarded-For", "X-HTTP-Method-Override", "TE",
      "Trailer", "Upgrade", "X-Anything",
    ]
  private static let pieces = [
    "\"1\"", "\"1.5\"", "\"2\"", "W/\"1\"", "*", ",", ";", "=", " ", "\t", "\"", "\\", "wait=0", "wait=2", "wait=\"1\"",
    "handling=lenient", "respond-async", "application/json", "application/merge-patch+json", "charset=utf-8",
    "charset=\"latin1\"", "gzip", "identity", "chunked", "100-continue", "close", "keep-alive", "Bearer abc", "start",
    "key", "\"key\"", "0", "5", "-1", "99999999999999999999", "bytes 0-1/2", "é", "€", "q=0.5",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "/", "[", "%41",
  ]
}
