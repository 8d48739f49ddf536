import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct IdempotencyTests {
  private let key: HTTPHeaders = ["Idempotency-Key": "\"order-1\""]

  @Test func theSameRequestAgainIsTheSameAnswerAndSaysSo() async throws {
    try await Shop.open { shop async throws in
      let first = await shop.send(.post, "/api/v1/orders", headers: key, json: shop.orderBody())
      let head = shop.service.head
      let second = await shop.send(.post, "/api/v1/orders", headers: key, json: shop.orderBody())
      #expect(first.status == 201)
      #expect(second.status == 201)
      #expect(second.body == first.body)
      #expect(second.headers["Location"] == first.headers["Location"])
      #expect(second.headers["ETag"] == first.headers["ETag"])
      #expect(second.headers["X-Position"] == first.headers["X-Position"])
      #expect(first.headers["Idempotency-Replayed"] == nil)
      #expect(second.headers["Idempotency-Replayed"] == "true")
      #expect(shop.service.head == head)
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

  @Test func anotherBodyOrAddressUnderTheKeyIs422() async throws {
    try await Shop.open { shop async throws in
      _ = await shop.send(.post, "/api/v1/products/22423/stock", headers: key, json: #"{"quantity":5}"#)
      let head = shop.service.head
      for (target, body) in [("22423", #"{"quantity":6}"#), ("85123A", #"{"quantity":5}"#)] {
        let answer = await shop.send(.post, "/api/v1/products/\(target)/stock", headers: key, json: body)
        #expect(answer.status == 422)
        #expect(answer.problem == "idempotency-key-reused")
      }
      #expect(shop.service.head == head)
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

  @Test func whereNoKeyIsTakenOneIsRefused() async throws {
    try await Shop.open { shop async throws in
      let pause = "/api/v1/admin/projections/order_summary/pause"
      let answer = await shop.send(.post, pause, headers: key)
      #expect(answer.status == 400)
      #expect(try answer.pointers == ["header:Idempotency-Key"])
      #expect(await shop.send(.post, pause).status == 202)
    }
  }

  @Test(arguments: ["", "\"\"", "two words", "a\"b", "ключ", String(repeating: "k", count: 256)])
  func whatIsNoKeyIs400(_ key: String) async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(
        .post, "/api/v1/orders", headers: ["Idempotency-Key": key], json: shop.orderBody())
      #expect(answer.status == 400)
      #expect(try answer.pointers == ["header:Idempotency-Key"])
    }
  }
}
