import API
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct MethodTests {
  @Test func anAddressTellsWhichMethodsItTakes() async throws {
    try await Shop.open { shop async throws in
      let expected: [(HTTPMethod, String, String)] = [
        (.put, "/api/v1/orders", "GET, HEAD, POST"), (.post, "/api/v1/orders/7", "GET, HEAD"),
        (.get, "/api/v1/customers", "POST"), (.head, "/api/v1/customers", "POST"),
        (.delete, "/api/v1/customers/7", "PATCH"), (.post, "/health/live", "GET, HEAD"),
        (.delete, "/metrics", "GET, HEAD"), (.put, "/problems/not-found", "GET, HEAD"),
        (.post, "/openapi.json", "GET, HEAD"), (.trace, "/api/v1/orders", "GET, HEAD, POST"),
        (.options, "/api/v1/orders/7/items/1", "DELETE"),
      ]
      for (method, target, allowed) in expected {
        let answer = await shop.send(method, target)
        #expect(answer.status == 405, "\(method) \(target)")
        #expect(answer.problem == "method-not-allowed")
        #expect(answer.headers["Allow"] == allowed)
      }
    }
  }

  @Test func headIsAnsweredAsGetWouldBe() async throws {
    try await Shop.open { shop async throws in
      let created = await shop.send(.post, "/api/v1/orders", json: shop.orderBody())
      let order = try #require(created.headers["Location"])
      let got = try await shop.get(order, after: created)
      let head = await shop.send(.head, order)
      #expect(head.status == 200)
      #expect(head.headers["ETag"] == got.headers["ETag"])
      #expect(head.headers["Content-Type"] == "application/json")
      #expect(await shop.send(.head, "/api/v1/orders").status == 200)
      #expect(await shop.send(.head, "/api/v1/orders/7").status == 404)
    }
  }

  @Test(arguments: ["/", "/api", "/api/v1/orders/", "/api/v1/orders//items", "/api/v1/order", "/api/v2/orders"])
  func whatIsInNoTableIs404(_ target: String) async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.get, target)
      #expect(answer.status == 404)
      #expect(answer.problem == "not-found")
    }
  }
}
