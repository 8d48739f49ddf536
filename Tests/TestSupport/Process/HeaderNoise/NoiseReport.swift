import JSON

/// What a server did with random headers.
package struct NoiseReport: Sendable {
  /// How many requests had which status; 0 where the connection was closed without an answer.
  package private(set) var statuses: [Int: Int] = [:]
  /// Each request that was answered with a fault of the server, or after which a good question was not answered.
  package private(set) var faults: [String] = []
  /// How many were refused for each header.
  package private(set) var refusedHeaders: [String: Int] = [:]

  /// After as many it ends.
  private static let mostFaults = 10

  /// Sends so many, each on a connection of its own and followed by a good question, which is the first that is asked.
  /// Blocking: use it inside `offPool`.
  package init(port: Int, count: Int, seed: UInt64, asking asked: [(line: String, body: String)], position: String) {
    var noise = HeaderNoise(seed: seed, asking: asked, position: position)
    let good = Request(target: String(asked[0].line.split(separator: " ")[1]))
    var kept = HTTPClient(port: port)
    for number in 0..<count {
      let sent = noise.next()
      note(Self.answer(to: sent, port: port), to: sent, number)
      if faults.count >= Self.mostFaults { return }
      if kept?.send(good)?.status == 200 { continue }
      // The server may close a connection that was idle for long.
      kept = HTTPClient(port: port)
      if kept?.send(good)?.status != 200 { faults.append("\(number): no answer after \(Self.text(sent))") }
    }
  }

  private static func answer(to sent: HeaderNoise.Sent, port: Int) -> Reply? {
    let client = RawClient(port: port)
    client.send(sent.bytes)
    // Such a connection may wait for the rest of its body; to half-close it would keep it until its time limit.
    if sent.mayLackItsEnd, client.isQuiet(milliseconds: 25) { return nil }
    while let answer = client.answer(bodyless: sent.isHead) {
      if answer.status >= 200 { return answer }
    }
    return nil
  }

  private mutating func note(_ answer: Reply?, to sent: HeaderNoise.Sent, _ number: Int) {
    statuses[answer?.status ?? 0, default: 0] += 1
    guard let answer else {
      if !sent.mayLackItsEnd { faults.append("\(number): no answer to \(Self.text(sent))") }
      return
    }
    if answer.status >= 500 { faults.append("\(number): \(answer.status) to \(Self.text(sent))") }
    for pointer in (answer.json?["errors"]?.elements ?? []).compactMap({ $0["pointer"]?.string }) {
      refusedHeaders[pointer, default: 0] += 1
    }
  }

  private static func text(_ sent: HeaderNoise.Sent) -> String {
    String(decoding: sent.bytes.prefix(500), as: UTF8.self).debugDescription
  }
}
