import Foundation
import JSON
import TestSupport

/// Sends one command after the other over HTTP, each with a key, about a customer and a product that nobody else
/// touches. When its server dies it keeps the request that was not answered, and sends it again to the next one.
struct WritingClient: Sendable {
  private struct Unanswered {
    let request: Request
    let change: Change
  }

  private let name: String
  private var shop: ClientShop
  private var random: SplitMix64
  private var sent = 0
  private var unanswered: Unanswered?
  /// Requests that were sent again, and those of them that had been done before the server died.
  private(set) var resent = 0
  private(set) var doneBefore = 0
  /// Queries that were answered after a death with the position of before.
  private(set) var kept = 0
  /// Of the queries that sent a position while servers died, and of those afterwards.
  private(set) var tally = Tally()
  private(set) var atTheEnd = Tally()

  init(_ name: String, on server: TandemProcess, seed: UInt64) async throws {
    self.name = name
    shop = try await ClientShop(name, on: server)
    random = SplitMix64(seed: seed)
  }

  var orders: [ClientShop.Order] { shop.orders }
  var cancelled: Int { shop.cancelled }
  var added: Int { shop.added }

  /// Until the server is gone or as many commands are answered. First it asks for what it was last told, with the
  /// position it has kept.
  mutating func write(to port: Int, atMost commands: Int, answered: () -> Void) {
    guard let connection = HTTPClient(port: port) else { return }
    // Without a wait the projectors may not have begun yet, and must not be taken to have.
    let wait = Bool.random(using: &random) ? 0 : 5
    let before = tally.answered
    guard ask(connection, pending: unanswered?.change, wait: wait) else { return }
    if sent > 0 { kept += tally.answered - before }
    for _ in 0..<commands {
      guard send(connection) else { return }
      answered()
      if Int.random(in: 0..<4, using: &random) == 0, !ask(connection) { return }
    }
  }

  /// Sends what is unanswered, then asks each question, and for each order with the position it was last told.
  mutating func finish(on port: Int) {
    guard let connection = HTTPClient(port: port) else { return }
    if unanswered != nil { _ = send(connection) }
    for question in shop.everyQuestion() {
      let reply = connection.send(question.request())
      atTheEnd.add(reply.map(question.verdict) ?? .stale)
    }
  }

  /// What is unanswered, or something new. False when there was no answer.
  private mutating func send(_ connection: HTTPClient) -> Bool {
    if unanswered != nil { resent += 1 }
    let next = unanswered ?? draw()
    unanswered = next
    guard let reply = connection.send(next.request) else { return false }
    if reply.headers["idempotency-replayed"] != nil { doneBefore += 1 }
    shop.note(next.change, reply)
    unanswered = nil
    return true
  }

  /// False when there was no answer.
  private mutating func ask(_ connection: HTTPClient, pending: Change? = nil, wait: Int = 5) -> Bool {
    let question = shop.question(Int.random(in: 0..<4, using: &random), pending: pending)
    guard let reply = connection.send(question.request(wait: wait)) else { return false }
    tally.add(question.verdict(reply))
    return true
  }

  private mutating func draw() -> Unanswered {
    sent += 1
    let index = shop.open.suffix(20).randomElement(using: &random)
    let change: Change =
      switch (Int.random(in: 0..<10, using: &random), index) {
      case (0..<3, let index?): .add(index)
      case (3, let index?): .cancel(index)
      default: .create(units: Int.random(in: 1...3, using: &random))
      }
    return Unanswered(request: shop.request(change, key: "\(name)-\(sent)"), change: change)
  }
}
