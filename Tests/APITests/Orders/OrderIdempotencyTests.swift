import HTTPValues
import JSON
import TestSupport
import Testing

/// What an order and a receipt of stock answer when they are sent again.
@Suite struct OrderIdempotencyTests {
  private let key: HTTPHeaders = ["Idempotency-Key": "\"order-1\""]

  @Test func theSameRequestAgainIsTheSameAnswerAndSaysSo() async throws {
    try await Shop.open { shop async throws in
      await shop.service.expectTheSame {
        await shop.send(.post, "/api/v1/orders", headers: key, json: shop.orderBody())
      }
    }
  }

  @Test func anotherSpellingOfTheSameBodyIsTheSameRequest() async throws {
    try await Shop.open { shop async throws in
      let stock = "/api/v1/products/22423/stock"
      _ = await shop.send(.post, stock, headers: key, json: #"{"quantity":5}"#)
      let again = await shop.send(.post, stock, headers: ["Idempotency-Key": "order-1"], json: #" { "quantity" : 5 } "#)
      #expect(again.headers["Idempotency-Replayed"] == "true")
      #expect(try again.integer("available") == 105)
    }
  }

  @Test func aKeyIsOneWithinItsOperation() async throws {
    try await Shop.open { shop async throws in
      _ = await shop.send(.post, "/api/v1/products/22423/stock", headers: key, json: #"{"quantity":5}"#)
      let order = await shop.send(.post, "/api/v1/orders", headers: key, json: shop.orderBody())
      #expect(order.status == 201)
      #expect(order.headers["Idempotency-Replayed"] == nil)
    }
  }

  @Test func aRefusedRequestLeavesItsKeyFree() async throws {
    try await Shop.open { shop async throws in
      let refused = await shop.send(.post, "/api/v1/orders", headers: key, json: shop.orderBody(quantity: 101))
      #expect(refused.problem == "insufficient-stock")
      #expect(await shop.send(.post, "/api/v1/orders", headers: key, json: shop.orderBody()).status == 201)
    }
  }
}
