import JSON
import Synchronization
import TestSupport
import Testing

/// What writers, readers and the one who rebuilds share while a server is at work.
final class Day: Sendable {
  static let writers = 4

  let server: TandemProcess
  let customers: [String]
  private let journal = Mutex(DayJournal())
  private let over = Atomic(false)
  private let started = Atomic(0)

  init(_ server: TandemProcess) async throws {
    self.server = server
    var customers: [String] = []
    for writer in 0..<Self.writers {
      let registered = try await server.post(
        "/api/v1/customers", #"{"external_ref":"\#(writer)","name":"Corner Shop","country":"France"}"#)
      customers.append(try #require(registered.json?["id"]?.string))
      _ = try await server.post("\(Self.product(writer))/stock", #"{"quantity":\#(DayJournal.stock)}"#)
    }
    self.customers = customers
  }

  var deeds: DayJournal { journal.withLock { $0 } }
  var isOver: Bool { over.load(ordering: .acquiring) }
  var rebuilds: Int { started.load(ordering: .relaxed) }

  func end() {
    over.store(true, ordering: .releasing)
  }

  static func product(_ writer: Int) -> String { "/api/v1/products/product-\(writer)" }

  /// Sends commands as long as it has turns. Every third confirms the order of the one before.
  func write(_ writer: Int, _ pace: Pace, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    guard let connection = HTTPClient(port: server.port) else { return }
    var number = 0
    while pace.next() {
      number += 1
      let units = Int.random(in: 1...3, using: &random)
      let last = number % 3 == 0 ? journal.withLock { $0.deeds.last { $0.writer == writer }?.path } : nil
      let request = last.map { Request.post("\($0)/confirm", headers: ["If-Match": "*"]) } ?? order(writer, units)
      guard let reply = connection.send(request), let position = Self.position(reply, "x-position") else {
        Issue.record("a command was not answered")
        return
      }
      let deed = DayJournal.Deed(
        kind: last == nil ? .created(units: units) : .confirmed, position: position, writer: writer,
        path: last ?? reply.headers["location"] ?? "")
      journal.withLock { $0.note(deed) }
    }
  }

  /// Rebuilds one projection after the other until the day is over.
  func rebuild() {
    guard let connection = HTTPClient(port: server.port) else { return }
    while !isOver {
      let name = Projections.names[rebuilds % Projections.names.count]
      if connection.send(.post("\(Projections.path)/\(name)/rebuild"))?.status == 202 {
        started.add(1, ordering: .relaxed)
      }
      while connection.send(Request(target: Projections.path))?.text.contains("rebuilding") == true {}
    }
  }

  static func position(_ reply: Reply, _ header: String) -> Int? {
    reply.headers[header]?.split(separator: "-").last.flatMap { Int($0) }
  }

  private func order(_ writer: Int, _ units: Int) -> Request {
    .post(
      "/api/v1/orders",
      """
      {"customer_id":"\(customers[writer])","currency":"GBP",
       "items":[{"product_id":"product-\(writer)","quantity":\(units),"unit_price":255}]}
      """)
  }
}
