import JSON
import TestSupport

/// Asks without a position, all the time, and keeps what it was shown.
struct DayReader: Sendable {
  private(set) var readings: [DayJournal.Reading] = []
  private(set) var reads = 0
  private(set) var faults: [String] = []
  private var random: SplitMix64
  /// The last position that each read model was read at.
  private var seen = [0, 0, 0]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  mutating func read(_ day: Day) {
    guard let connection = HTTPClient(port: day.server.port) else { return }
    while !day.isOver {
      let writer = Int.random(in: 0..<Day.writers, using: &random)
      let customer = day.customers[writer]
      let list = "/api/v1/orders?limit=1"
      switch Int.random(in: 0..<6, using: &random) {
      case 0: number(connection, list, "total", 0, .orders)
      case 1: number(connection, "\(list)&status=confirmed", "total", 0, .confirmed)
      case 2: number(connection, "\(list)&customer_id=\(customer)", "total", 0, .ordersListed(writer: writer))
      case 3:
        number(
          connection, "/api/v1/customers/\(customer)/overview", "order_count", 1, .ordersInOverview(writer: writer))
      case 4: number(connection, Day.product(writer), "available", 2, .stock(writer: writer))
      default: order(connection, day)
      }
    }
  }

  private mutating func number(
    _ connection: HTTPClient, _ target: String, _ member: String, _ model: Int, _ subject: DayJournal.Reading.Subject
  ) {
    guard let (reply, position) = get(connection, target, model) else { return }
    guard let shown = reply.json?[member]?.integer else { return faults.append("\(target) shows no \(member)") }
    readings.append(.init(subject: subject, position: position, shown: shown))
  }

  /// One whose creation this reader knows to have been reached.
  private mutating func order(_ connection: HTTPClient, _ day: Day) {
    let deed = day.deeds.deeds.randomElement(using: &random)
    guard let deed, deed.position <= seen[0] else { return }
    _ = get(connection, deed.path, 0)
  }

  private mutating func get(_ connection: HTTPClient, _ target: String, _ model: Int) -> (Reply, Int)? {
    guard let reply = connection.send(Request(target: target)) else {
      faults.append("\(target) was not answered")
      return nil
    }
    reads += 1
    guard reply.status == 200, let position = Day.position(reply, "x-read-position") else {
      faults.append("\(target) was answered with \(reply.status): \(reply.text)")
      return nil
    }
    if position < seen[model] { faults.append("\(target) went back from \(seen[model]) to \(position)") }
    seen[model] = position
    return (reply, position)
  }
}
