import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct ProblemTests {
  private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private var traceparent: HTTPHeaders { ["traceparent": "00-\(trace)-00f067aa0ba902b7-01"] }

  @Test func aProblemHasItsTypeTitleStatusDetailInstanceAndTrace() async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.get, "/api/v1/nothing/7?x=%20", headers: traceparent)
      #expect(answer.headers["Content-Type"] == "application/problem+json")
      #expect(try answer.names == ["type", "title", "status", "detail", "instance", "trace_id"])
      #expect(try answer.text("type") == "/problems/not-found")
      #expect(try answer.text("title") == "Not found")
      #expect(try answer.integer("status") == 404)
      #expect(try answer.text("instance") == "/api/v1/nothing/7")
      #expect(try answer.text("trace_id") == trace)
      #expect(answer.headers["traceparent"]?.contains(trace) == true)
      #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
    }
  }

  @Test(arguments: [HTTPMethod.get, .put, .post]) func everyRefusalCarriesTheCallersTrace(_ method: HTTPMethod)
    async throws
  {
    try await Shop.open { shop async throws in
      let answer = await shop.send(method, "/api/v1/orders?x=1", headers: traceparent, json: "{")
      #expect([400, 405].contains(answer.status))
      #expect(try answer.text("trace_id") == trace)
      #expect(try answer.text("instance") == "/api/v1/orders")
    }
  }

  @Test func withoutATraceAProblemHasOneOfItsOwn() async throws {
    try await Shop.open { shop async throws in
      let first = try await shop.send(.get, "/api/v1/orders/7").text("trace_id")
      #expect(first.count == 32)
      #expect(try await shop.send(.get, "/api/v1/orders/7").text("trace_id") != first)
    }
  }

  @Test(arguments: [
    "{", "", "{\"quantity\":1}x", "{\"quantity\":01}", "{\"quantity\":1,\"quantity\":1}", "\u{FEFF}{\"quantity\":1}",
    "{\"a\":\"\\ud800\"}", String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
  ])
  func whatIsNoJSONIs400(_ body: String) async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.post, "/api/v1/products/22423/stock", json: body)
      #expect(answer.status == 400)
      #expect(answer.problem == "malformed-json")
    }
  }

  @Test(arguments: ["1.0", "1e3", "\"1\"", "null", "true", "9223372036854775808"])
  func whatIsNoIntegerIs422WithItsPlace(_ number: String) async throws {
    try await Shop.open { shop async throws in
      let answer = await shop.send(.post, "/api/v1/products/22423/stock", json: "{\"quantity\":\(number)}")
      #expect(answer.status == 422)
      #expect(try answer.pointers == ["/quantity"])
    }
  }
}
