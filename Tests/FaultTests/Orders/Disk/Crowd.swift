import Foundation
import Synchronization
import TestSupport

/// Clients that write at once, each request with a key, and keep account of what they were told.
final class Crowd: Sendable {
  private let warehouse: Warehouse
  private let clients: Mutex<[CrowdClient]>
  private let answered = Atomic(0)
  private let unexplained = Atomic(0)
  private let limit = Atomic(Int.max)

  init(_ warehouse: Warehouse, count: Int, seed: UInt64) {
    self.warehouse = warehouse
    clients = Mutex((0..<count).map { CrowdClient("\($0)", warehouse, seed: seed &+ UInt64($0)) })
  }

  /// Requests that were done.
  var done: Int { answered.load(ordering: .relaxed) }
  var histories: [KeyHistory] { clients.withLock { $0.flatMap { $0.histories } } }
  var created: Int { clients.withLock { $0.reduce(0) { $0 + $1.created } } }
  var added: Int { clients.withLock { $0.reduce(0) { $0 + $1.added } } }

  /// No further requests once so many more are done.
  func end(after more: Int) {
    limit.store(done + more, ordering: .relaxed)
  }

  /// Throws when nothing will come of it.
  func look() throws {
    guard unexplained.load(ordering: .relaxed) < 100 else {
      throw Stuck(falsehoods: Set(histories.flatMap(\.falsehoods)).sorted())
    }
  }

  struct Stuck: Error {
    let falsehoods: [String]
  }

  /// Until the end, or the server's death.
  func write(to port: Int) async {
    await each { client in
      client.write(to: port) { statement in
        switch statement {
        case .done: self.answered.add(1, ordering: .relaxed)
        case .unexplained: self.unexplained.add(1, ordering: .relaxed)
        case .nothingDone, .notByThisRequest, .unknown: break
        }
        return self.done < self.limit.load(ordering: .relaxed) && self.unexplained.load(ordering: .relaxed) < 100
      }
    }
  }

  /// Sends each request that is not known to be done once more.
  func retry(on port: Int) async {
    await each { $0.retry(on: port) }
  }

  /// Sends every request again, until all are answered as done.
  func finish(on port: Int) async {
    await each { $0.finish(on: port) }
  }

  /// What a client does that forgets its keys.
  func repeatWithOtherKeys(on port: Int) async {
    await each { $0.repeatWithOtherKeys(on: port) }
  }

  private func each(_ work: @escaping @Sendable (inout CrowdClient) -> Void) async {
    let before = clients.withLock { $0 }
    let after = await withTaskGroup(of: (Int, CrowdClient).self) { group in
      for (number, client) in before.enumerated() {
        group.addTask {
          await offPool {
            var client = client
            work(&client)
            return (number, client)
          }
        }
      }
      return await group.reduce(into: before) { $0[$1.0] = $1.1 }
    }
    clients.withLock { $0 = after }
  }
}

struct CrowdClient: Sendable {
  private static let mostRetries = 200

  private let name: String
  private let warehouse: Warehouse
  private var random: SplitMix64
  private var requests: [Request] = []
  private(set) var histories: [KeyHistory] = []
  private(set) var created = 0
  private(set) var added = 0

  init(_ name: String, _ warehouse: Warehouse, seed: UInt64) {
    (self.name, self.warehouse) = (name, warehouse)
    random = SplitMix64(seed: seed)
  }

  /// A new request, and where it isn't done the same again, up to three times; then the next. `goesOn` is told of each
  /// answer.
  mutating func write(to port: Int, goesOn: (Statement) -> Bool) {
    guard let connection = HTTPClient(port: port) else { return }
    while true {
      let number = draw()
      for _ in 0..<3 {
        guard send(number, connection) else { return }
        guard let last = histories[number].statements.last, goesOn(last) else { return }
        if histories[number].isDone { break }
      }
    }
  }

  mutating func retry(on port: Int) {
    guard let connection = HTTPClient(port: port) else { return }
    for number in requests.indices where !histories[number].isDone {
      guard send(number, connection) else { return }
    }
  }

  mutating func finish(on port: Int) {
    guard let connection = HTTPClient(port: port) else { return }
    for number in requests.indices {
      var tries = 0
      repeat {
        tries += 1
        guard send(number, connection) else { return }
      } while !histories[number].isDone && tries < Self.mostRetries
    }
  }

  func repeatWithOtherKeys(on port: Int) {
    guard let connection = HTTPClient(port: port) else { return }
    for var request in requests {
      request.headers["Idempotency-Key"]? += "-again"
      _ = connection.send(request)
    }
  }

  /// False when the connection ended.
  private mutating func send(_ number: Int, _ connection: HTTPClient) -> Bool {
    let reply = connection.send(requests[number])
    histories[number].note(Statement(reply))
    return reply != nil
  }

  private mutating func draw() -> Int {
    let key = "\(name)-\(requests.count)"
    let product = Int.random(in: 0..<1_000, using: &random)
    if Bool.random(using: &random), let order = warehouse.orders.randomElement(using: &random) {
      added += 1
      requests.append(Warehouse.addition(to: order, product, key: key))
    } else {
      created += 1
      requests.append(Warehouse.order(of: warehouse.customer, product, key: key))
    }
    histories.append(KeyHistory())
    return requests.count - 1
  }
}
