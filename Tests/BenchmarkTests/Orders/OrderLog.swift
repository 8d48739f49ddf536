import API
import CommandPorts
import Composition
import Domain
import Foundation
import JSON
import Kernel
import SQLiteStore

/// A write file with the log of a shop: five events an order, each among those of other orders.
///
/// Written past the commands, which would take minutes; the payloads are those that commands write.
struct OrderLog {
  /// How many orders later an item is added, the order is confirmed, shipped, and a part of it returned.
  private static let delays = [0, 3, 50, 2_000, 20_000]
  private static let customers = 10_000

  let path: String
  let epoch: UInt64
  /// Of orders; those of their customers stand before them.
  let events: Int

  /// `events` is rounded down to whole orders.
  init(events: Int, in data: SampleData) async throws {
    let store = try data.openWriteStore()
    let ids = store.services.ids
    await store.close()
    path = store.path
    let orders = events / Self.delays.count
    self.events = orders * Self.delays.count
    let connection = try Connection(path: path, mode: .readWrite(synchronous: .off))
    epoch = try connection.first("SELECT epoch FROM log") { UInt64(bitPattern: try $0.int64(0)) } ?? 0

    let customers = (0..<Self.customers).map { _ in ids.fresh() }
    let placed = (0..<orders).map { _ in ids.fresh() }
    var log = EventAppender(connection)
    try connection.write {
      for (number, id) in customers.enumerated() {
        let event = CustomerRegistered(
          customerID: id, externalRef: "\(number)", name: "Customer \(number)", country: "United Kingdom")
        try log.append(event, to: "customer-\(id.uuidString.lowercased())", version: 1)
      }
    }
    let turns = orders + (Self.delays.max() ?? 0)
    for first in stride(from: 0, to: turns, by: 10_000) {
      try connection.write {
        for turn in first..<min(first + 10_000, turns) {
          for (step, delay) in Self.delays.enumerated() where (delay..<orders + delay).contains(turn) {
            let number = turn - delay
            let order = SampleOrder(
              number: number, id: placed[number], customer: customers[number * 7_919 % customers.count])
            try log.append(order.event(step).payload, to: order.stream, version: step + 1)
          }
        }
      }
      try connection.checkpoint(.truncate)
    }
  }
}

extension OrderLog {
  /// Reads every column that a projection reads, and each payload's bytes.
  func read() throws {
    let connection = try Connection(path: path, mode: .readOnly)
    var bytes = 0
    try connection.each(
      "SELECT position, stream, version, type, schema_version, recorded_at, payload FROM events ORDER BY position"
    ) { row in bytes += try row.withBytes(6) { $0.count } }
    guard bytes > 0 else { throw EmptyLog() }
  }

  /// No order that has been created so far can be read any more.
  static func spoilOrders(in path: String) throws {
    try Connection(path: path, mode: .readWrite(synchronous: .normal))
      .run("UPDATE events SET payload = '!' WHERE type = 'OrderCreated'")
  }
}

private struct EmptyLog: Error {}

/// Writes events to the end of a log.
private struct EventAppender {
  private let connection: Connection
  private var position: Int64 = 0
  private var metadata = #"{"command_id":"0192f3c4-7e1b-7a6d-9c55-7a1c0a2b3c4d","principal":"bench"}"#

  init(_ connection: Connection) {
    self.connection = connection
  }

  mutating func append(_ event: any DomainEvent, to stream: String, version: Int) throws {
    position += 1
    let kind = type(of: event)
    try connection.run(
      """
      INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      position, stream, version, kind.type, kind.version, try JSON.text(of: event),
      1_291_190_400_000 + position * 100, metadata)
  }
}

/// One order of the sample, the same at every run but for its ids.
private struct SampleOrder {
  private static let currency = Currency("GBP")!
  private static let address: ShippingAddress? = {
    var faults: [RefusedField] = []
    return ShippingAddress(
      recipient: nil, street: "1 High Street", city: "London", postalCode: "N1 9GU", country: "United Kingdom", at: "",
      faults: &faults)
  }()

  let number: Int
  let id: UUID
  let customer: UUID

  var stream: String { "order-\(id.uuidString.lowercased())" }

  func event(_ step: Int) -> OrderEvent {
    let lines = (1...1 + number % 4).map(line)
    let added = line(lines.count + 1)
    switch step {
    case 0:
      return .created(
        OrderCreated(
          orderID: id, customerID: customer, currency: Self.currency, lines: lines,
          totalAmount: lines.reduce(0) { $0 + $1.cost }, shippingAddress: Self.address, placedAt: placedAt))
    case 1:
      return .itemAdded(
        OrderItemAdded(orderID: id, customerID: customer, currency: Self.currency, placedAt: placedAt, item: added))
    case 2: return .confirmed(OrderConfirmed(orderID: id, customerID: customer))
    case 3: return .shipped(OrderShipped(orderID: id, customerID: customer))
    default:
      let back = added.part(of: 1)
      return .itemsReturned(
        OrderItemsReturned(
          orderID: id, customerID: customer, currency: Self.currency, returnedAt: placedAt + 1_000_000, items: [back],
          amount: back.cost))
    }
  }

  private var placedAt: Date { Date(timeIntervalSince1970: 1_291_190_400 + Double(number)) }

  private func line(_ line: Int) -> OrderLine {
    OrderLine(
      line: line, productID: ProductID("\(20_000 + (number * 13 + line * 7) % 4_000)")!, quantity: 1 + number % 12,
      unitPrice: 100 + number * 37 % 900)
  }
}
