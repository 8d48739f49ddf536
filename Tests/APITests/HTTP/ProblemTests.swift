import Foundation
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct ProblemTests {
  private let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
  private var traceparent: HTTPHeaders { ["traceparent": "00-\(trace)-00f067aa0ba902b7-01"] }

  @Test func aProblemHasItsTypeTitleStatusDetailInstanceAndTrace() async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(.get, "/api/v1/nothing/7?x=%20", headers: traceparent)
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
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(method, "/api/v1/specimens?x=1", headers: traceparent, json: "{")
      #expect([400, 405].contains(answer.status))
      #expect(try answer.text("trace_id") == trace)
      #expect(try answer.text("instance") == "/api/v1/specimens")
    }
  }

  @Test func withoutATraceAProblemHasOneOfItsOwn() async throws {
    try await Cabinet.open { cabinet async throws in
      let first = try await cabinet.send(.get, "/api/v1/specimens/7").text("trace_id")
      #expect(first.count == 32)
      #expect(try await cabinet.send(.get, "/api/v1/specimens/7").text("trace_id") != first)
    }
  }

  @Test(arguments: [
    "{", "", "{\"name\":\"a\"}x", "{\"name\":01}", "{\"name\":\"a\",\"name\":\"a\"}", "\u{FEFF}{\"name\":\"a\"}",
    "{\"a\":\"\\ud800\"}", String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
  ])
  func whatIsNoJSONIs400(_ body: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(.post, "/api/v1/keepers", json: body)
      #expect(answer.status == 400)
      #expect(answer.problem == "malformed-json")
    }
  }

  @Test(arguments: ["1.0", "1e3", "\"1\"", "null", "true", "9223372036854775808"])
  func whatIsNoIntegerIs422WithItsPlace(_ number: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let body = cabinet.specimenBody(count: 77).replacingOccurrences(of: "77}", with: number + "}")
      let answer = await cabinet.send(.post, "/api/v1/specimens", json: body)
      #expect(answer.status == 422)
      #expect(try answer.pointers == ["/count"])
    }
  }

  @Test func allFaultsOfTheBodysFormAreToldAtOnce() async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(
        .post, "/api/v1/specimens", json: #"{"keeper_id":"x","label":7,"colour":"red"}"#)
      #expect(answer.status == 422)
      #expect(answer.problem == "invalid-body")
      #expect(try Set(answer.pointers) == ["/keeper_id", "/label", "/colour", "/count"])
    }
  }

  @Test func allFaultsOfTheDomainsRulesAreToldAtOnce() async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.collect(label: " ", count: 0)
      #expect(answer.status == 422)
      #expect(answer.problem == "invalid-specimen")
      #expect(try Set(answer.pointers) == ["/label", "/count"])
    }
  }
}
