import Foundation
import HTTPValues
import Kernel
import TestSupport
import Testing

/// A service with one customer and a stock of 100 units of product 22423.
struct Shop {
  let service: TestService
  let customer: String

  /// Runs the body on a shop of its own, stopped afterwards.
  static func open(_ body: (Shop) async throws -> Void) async throws {
    let service = try TestService()
    try await service.whileRunning { try await body(try await Shop(service)) }
  }

  private init(_ service: TestService) async throws {
    self.service = service
    _ = await service.send(.post, "/api/v1/products/22423/stock", json: #"{"quantity":100}"#)
    let answer = await service.send(
      .post, "/api/v1/customers", json: #"{"external_ref":"17850","name":"Corner Shop","country":"United Kingdom"}"#)
    customer = try answer.text("id")
  }

  func send(
    _ method: HTTPMethod, _ target: String, headers: HTTPHeaders = [:], json: String? = nil
  ) async -> HTTPResponse {
    await service.send(method, target, headers: headers, json: json)
  }

  /// Who stands for the customer.
  var party: Party {
    get throws { Party("customer", try #require(UUID(uuidString: customer))) }
  }

  func orderBody(quantity: Int = 3, unitPrice: Int = 250) -> String {
    """
    {"customer_id":"\(customer)","currency":"GBP",
     "items":[{"product_id":"22423","quantity":\(quantity),"unit_price":\(unitPrice)}]}
    """
  }

  /// A new order's address.
  func order(quantity: Int = 3) async throws -> String {
    let answer = await send(.post, "/api/v1/orders", json: orderBody(quantity: quantity))
    return try #require(answer.headers["Location"])
  }

  /// Decided on the version.
  func change(
    _ target: String, by method: HTTPMethod = .post, version: Int, json: String? = nil
  ) async -> HTTPResponse {
    await send(method, target, headers: ["If-Match": "\"\(version)\""], json: json)
  }

  /// Reads what is at least as new as the answer to a command.
  func get(_ target: String, after answer: HTTPResponse) async throws -> HTTPResponse {
    let position = try #require(answer.headers["X-Position"])
    return await send(.get, target, headers: ["Min-Position": position])
  }
}
