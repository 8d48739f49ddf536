import JSON
import TestSupport
import Testing

enum Change: Sendable {
  case create(units: Int)
  /// One unit to the order of this number.
  case add(Int)
  case cancel(Int)
}

/// What a client knows of its customer, its product and its orders by the answers it got.
struct ClientShop: Sendable {
  struct Order: Sendable {
    let path: String
    var version: Int
    var units: Int
    /// Of the last answer about it.
    var position: String
  }

  private static let stock = 1_000_000

  private let customer: String
  private let product: String
  private(set) var orders: [Order] = []
  /// The numbers of those that can be changed.
  private(set) var open: [Int] = []
  private(set) var cancelled = 0
  private(set) var added = 0
  private(set) var available = Self.stock
  private var last = 0
  private var position: String

  init(_ name: String, on server: TandemProcess) async throws {
    product = "product-\(name)"
    let registered = try await server.post(
      "/api/v1/customers", #"{"external_ref":"\#(name)","name":"Corner Shop","country":"France"}"#)
    customer = try #require(registered.json?["id"]?.string)
    let received = try await server.post("/api/v1/products/\(product)/stock", #"{"quantity":\#(Self.stock)}"#)
    position = try #require(received.headers["x-position"])
    note(.create(units: 1), try await server.send(request(.create(units: 1), key: "\(name)-first")))
  }

  var overview: String { "/api/v1/customers/\(customer)/overview" }
  var goods: String { "/api/v1/products/\(product)" }

  func request(_ change: Change, key: String) -> Request {
    let headers = ["Idempotency-Key": "\"\(key)\"", "If-Match": "*"]
    func item(_ units: Int) -> String { #"{"product_id":"\#(product)","quantity":\#(units),"unit_price":255}"# }
    return switch change {
    case .create(let units):
      .post(
        "/api/v1/orders", #"{"customer_id":"\#(customer)","currency":"GBP","items":[\#(item(units))]}"#,
        headers: headers)
    case .add(let number): .post("\(orders[number].path)/items", item(1), headers: headers)
    case .cancel(let number): .post("\(orders[number].path)/cancel", #"{"reason":"drawn"}"#, headers: headers)
    }
  }

  mutating func note(_ change: Change, _ reply: Reply) {
    guard reply.status == 200 || reply.status == 201, let position = reply.headers["x-position"],
      let version = reply.json?["version"]?.integer
    else {
      Issue.record("\(change) was answered with \(reply.status): \(reply.text)")
      return
    }
    self.position = position
    switch change {
    case .create(let units):
      last = orders.count
      open.append(last)
      available -= units
      orders.append(Order(path: reply.headers["location"] ?? "", version: version, units: units, position: position))
      return
    case .add(let number):
      last = number
      added += 1
      available -= 1
      orders[number].units += 1
    case .cancel(let number):
      last = number
      open.removeAll { $0 == number }
      cancelled += 1
      available += orders[number].units
    }
    orders[last].version = version
    orders[last].position = position
  }

  /// What was last answered, asked for in one of four ways. A change that is pending may have been done or not.
  func question(_ kind: Int, pending: Change?) -> Question {
    if pending != nil {
      return kind % 2 == 0
        ? .order(orders[last], isPending: true) : .list(customer, position, total: orders.count, isPending: true)
    }
    return switch kind {
    case 0: .order(orders[last])
    case 1: .list(customer, position, total: orders.count)
    case 2: .overview(overview, position, orders: orders.count - cancelled)
    default: .stock(goods, position, available: available)
    }
  }

  func everyQuestion() -> [Question] {
    (1..<4).map { question($0, pending: nil) } + orders.map { .order($0) }
  }
}
