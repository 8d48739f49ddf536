import Foundation
import HTTPValues
import TestSupport
import Testing

/// Sends commands drawn from a seed through the whole API: orders are placed, changed, cancelled, shipped and returned,
/// and stock comes in. Many are refused, as they are in life.
struct RandomShop {
  private let service: TestService
  private let customer: String
  private var random: SplitMix64
  private var orders: [String] = []
  /// The position of the last command that was done.
  private(set) var position = ""

  init(_ service: TestService, seed: UInt64) async throws {
    self.service = service
    random = SplitMix64(state: seed)
    let answer = await service.send(
      .post, "/api/v1/customers", json: #"{"external_ref":"1","name":"Ada","country":"UK"}"#)
    customer = String(try #require(answer.headers["Location"]?.split(separator: "/").dropLast().last))
    for product in Self.products.dropLast() { await send("products/\(product)/stock", #"{"quantity":60}"#) }
  }

  /// The last one is never received, so it can't be ordered.
  private static let products = ["85123A", "71053", "84406B", "a%20%C3%A9", "22752"]

  mutating func run(commands: Int) async {
    for _ in 0..<commands { await command() }
  }

  private mutating func command() async {
    let order = orders.randomElement(using: &random)
    let line = Int.random(in: 1...4, using: &random)
    switch (Int.random(in: 0..<12, using: &random), order) {
    case (0..<4, _), (_, nil): await place()
    case (4, _): await send("products/\(product())/stock", #"{"quantity":\#(Int.random(in: 1...40, using: &random))}"#)
    case (5, let order?): await send("orders/\(order)/items", item())
    case (6, let order?): await send("orders/\(order)/items/\(line)", nil, .delete)
    case (7, let order?): await send("orders/\(order)/cancel", #"{"reason":"no need"}"#)
    case (8, let order?): await send("orders/\(order)/confirm", nil)
    case (9, let order?): await send("orders/\(order)/ship", nil)
    case (_, let order?): await send("orders/\(order)/returns", #"{"items":[{"line":\#(line),"quantity":1}]}"#)
    }
  }

  private mutating func place() async {
    let items = (0..<Int.random(in: 1...4, using: &random)).map { _ in item() }.joined(separator: ",")
    let day = Int.random(in: 1...3, using: &random)
    let time = ["00:00:00.000", "23:59:59.999"].randomElement(using: &random) ?? ""
    let currency = ["GBP", "EUR"].randomElement(using: &random) ?? ""
    let answer = await send(
      "orders",
      """
      {"customer_id":"\(customer)","currency":"\(currency)","placed_at":"2010-12-0\(day)T\(time)Z","items":[\(items)]}
      """)
    if let order = answer.headers["Location"]?.split(separator: "/").last { orders.append(String(order)) }
  }

  private mutating func product() -> String {
    Self.products.randomElement(using: &random) ?? ""
  }

  private mutating func item() -> String {
    let units = Int.random(in: 1...9, using: &random)
    let price = Int.random(in: 0...500, using: &random)
    let code = product().removingPercentEncoding ?? ""
    return #"{"product_id":"\#(code)","quantity":\#(units),"unit_price":\#(price)}"#
  }

  @discardableResult
  private mutating func send(_ path: String, _ json: String?, _ method: HTTPMethod = .post) async -> HTTPResponse {
    let answer = await service.send(method, "/api/v1/\(path)", headers: ["If-Match": "*"], json: json)
    if let done = answer.headers["X-Position"] { position = done }
    return answer
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
