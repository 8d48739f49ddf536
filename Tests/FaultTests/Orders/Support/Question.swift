import JSON
import TestSupport

/// A query with a position, and what its answer must show.
struct Question: Sendable {
  private let target: String
  private let position: String
  private let isRight: @Sendable (JSONValue) -> Bool

  private init(_ target: String, _ position: String, _ isRight: @escaping @Sendable (JSONValue) -> Bool) {
    (self.target, self.position, self.isRight) = (target, position, isRight)
  }

  /// `wait` is how long the server may, in seconds.
  func request(wait: Int = 5) -> Request {
    Request(target: target, headers: ["Min-Position": position, "Prefer": "wait=\(wait)"])
  }

  func verdict(_ reply: Reply) -> Verdict {
    if reply.status == 503, let code = reply.json?["type"]?.string?.split(separator: "/").last,
      Verdict.notYet.contains(String(code))
    {
      return .refused
    }
    guard reply.status == 200, let answer = reply.json else { return .stale }
    return Verdict(isRight(answer))
  }

  /// While a change is pending the order may have come further, and the list have become longer.
  static func order(_ order: ClientShop.Order, isPending: Bool = false) -> Question {
    Question(order.path, order.position) { answer in
      guard let version = answer["version"]?.integer, let units = answer["unit_count"]?.integer else { return false }
      return isPending ? version >= order.version : version == order.version && units == order.units
    }
  }

  static func list(_ customer: String, _ position: String, total: Int, isPending: Bool = false) -> Question {
    Question("/api/v1/orders?limit=1&customer_id=\(customer)", position) { answer in
      guard let found = answer["total"]?.integer else { return false }
      return isPending ? found >= total : found == total
    }
  }

  static func overview(_ path: String, _ position: String, orders: Int) -> Question {
    Question(path, position) { $0["order_count"]?.integer == orders }
  }

  static func stock(_ path: String, _ position: String, available: Int) -> Question {
    Question(path, position) { $0["available"]?.integer == available }
  }
}
