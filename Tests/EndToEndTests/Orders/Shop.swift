import Foundation
import JSON
import TestSupport
import Testing

/// What most tests need of a shop: a customer, goods, orders.
struct Shop {
  let server: TandemProcess

  static let product = "85123A"

  func register(_ reference: String, name: String = "Ada Example") async throws -> String {
    let reply = try await server.post(
      "/api/v1/customers", #"{"external_ref":"\#(reference)","name":"\#(name)","country":"United Kingdom"}"#)
    #expect(reply.status == 201)
    return try #require(reply.json?["id"]?.string)
  }

  func receive(_ quantity: Int, of product: String = product) async throws {
    let reply = try await server.post("/api/v1/products/\(product)/stock", #"{"quantity":\#(quantity)}"#)
    #expect(reply.status == 200)
  }

  static func order(of customer: String, quantity: Int = 1, key: String? = nil) -> Request {
    .post(
      "/api/v1/orders",
      """
      {"customer_id":"\(customer)","currency":"GBP",
       "items":[{"product_id":"\(product)","quantity":\(quantity),"unit_price":255}]}
      """, headers: key.map { ["Idempotency-Key": "\"\($0)\""] } ?? [:])
  }
}
