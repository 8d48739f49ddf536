import Foundation
import JSON
import TestSupport
import Testing

/// A data folder with more in it than the writer keeps in memory, made once and copied.
struct Warehouse: Sendable {
  private static let orderCount = 640
  private static let productCount = 64

  let folder: TemporaryFolder
  let customer: String
  let orders: [String]

  static let shared = Task { try await Warehouse() }

  private init() async throws {
    let folder = try TemporaryFolder()
    let server = try await TandemProcess(folder)
    let registered = try await server.post(
      "/api/v1/customers", #"{"external_ref":"disk","name":"Corner Shop","country":"France"}"#)
    let customer = try #require(registered.json?["id"]?.string)
    for number in 0..<Self.productCount {
      let received = try await server.post("/api/v1/products/crate-\(number)/stock", #"{"quantity":1000000}"#)
      try #require(received.status == 200 || received.status == 201)
    }
    let made = await withTaskGroup(of: [String].self) { group in
      for client in 0..<8 {
        group.addTask {
          await offPool {
            guard let connection = HTTPClient(port: server.port) else { return [] }
            return (0..<Self.orderCount / 8).compactMap { number in
              connection.send(Self.order(of: customer, number * 8 + client))?.headers["location"]
            }
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    await server.stop()
    try #require(made.count == Self.orderCount)
    (self.folder, self.customer, orders) = (folder, customer, made)
  }

  /// Four lines, of other products for another number.
  static func order(of customer: String, _ number: Int, key: String? = nil) -> Request {
    let lines = (number..<number + 4).map(line).joined(separator: ",")
    return .post(
      "/api/v1/orders",
      #"{"customer_id":"\#(customer)","currency":"GBP","items":[\#(lines)]}"#,
      headers: key.map { ["Idempotency-Key": $0] } ?? [:])
  }

  static func addition(to order: String, _ number: Int, key: String) -> Request {
    .post("\(order)/items", line(number), headers: ["Idempotency-Key": key, "If-Match": "*"])
  }

  private static func line(_ number: Int) -> String {
    #"{"product_id":"crate-\#(number % productCount)","quantity":1,"unit_price":255}"#
  }

  func copy() throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(folder.path)/data", toPath: "\(copy.path)/data")
    return copy
  }
}
