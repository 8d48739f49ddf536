import API
import HTTPValues
import TestSupport
import Testing

/// What became of requests, as `/metrics` counts it.
@Suite struct FigureTests {
  private func count(_ series: String, in exposition: HTTPResponse) -> String? {
    String(decoding: exposition.body, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix(series + " ") }?.split(separator: " ").last.map(String.init)
  }

  @Test func whatWasRefusedBeforeItBecameARequest() async throws {
    try await Cabinet.open { cabinet async throws in
      #expect(await cabinet.send(.get, "no-path").status == 400)
      let figures = await cabinet.send(.get, "/metrics")
      #expect(count("http_server_refused_total{problem=\"target-invalid\",status_class=\"4xx\"}", in: figures) == "1")
      #expect(count("http_server_refused_total{problem=\"header-malformed\",status_class=\"4xx\"}", in: figures) == "0")
    }
  }

  @Test func aFailureOfTheServerInAClassOfItsOwn() async throws {
    try await Cabinet.open { cabinet async throws in
      let application = try cabinet.service.application(for: nil, checks: [ReadinessCheck("disk") { "full" }])
      func get(_ target: String) async throws -> HTTPResponse {
        await application.respond(to: try #require(HTTPRequest(method: .get, target: target)))
      }
      #expect(try await get("/health/ready").status == 503)
      let figures = try await get("/metrics")
      let series =
        "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_route=\"/health/ready\","
      #expect(count(series + "http_response_status_class=\"5xx\"}", in: figures) == "1")
      #expect(count(series + "http_response_status_class=\"4xx\"}", in: figures) == "0")
    }
  }

  @Test func commandsAndQueriesByTheirEnd() async throws {
    try await Cabinet.open { cabinet async throws in
      let taken = await cabinet.send(.post, "/api/v1/keepers", json: #"{"name":"Ada"}"#)
      #expect(taken.problem == "keeper-name-taken")
      #expect(await cabinet.send(.get, "/api/v1/specimens").status == 200)
      let figures = await cabinet.send(.get, "/metrics")
      let commands = "command_duration_seconds_count{operation=\"NameKeeper\",outcome="
      #expect(count(commands + "\"done\"}", in: figures) == "1")
      #expect(count(commands + "\"keeper-name-taken\"}", in: figures) == "1")
      #expect(count("query_duration_seconds_count{operation=\"ListSpecimens\",outcome=\"done\"}", in: figures) == "1")
    }
  }
}
