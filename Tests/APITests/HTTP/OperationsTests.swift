import API
import Composition
import HTTPValues
import JSON
import Kernel
import SQLiteProjections
import TestSupport
import Testing

@Suite struct OperationsTests {
  @Test func itLivesAndSaysWhatItIsReadyFor() async throws {
    try await Cabinet.open { cabinet async throws in
      let live = await cabinet.send(.get, "/health/live")
      #expect(live.status == 200)
      #expect(try live.text("status") == "live")
      await cabinet.service.caughtUp(to: try #require(PositionToken(try await cabinet.rename("Bea").text("position"))))
      let ready = await cabinet.send(.get, "/health/ready")
      #expect(ready.status == 200)
      let checks = try #require(try ready.json["checks"]?.elements)
      #expect(
        checks.compactMap { $0["name"] } == [
          .string("stopping"), .string("writer"), .string("write file"), .string("projection specimen_list"),
          .string("projection specimen_counts"),
        ])
    }
  }

  @Test func everyReadModelHasItsCheck() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let checks = try #require(try await cabinet.send(.get, "/health/ready").json["checks"]?.elements)
      let names = checks.compactMap { $0["name"] }
      for model in Feature.every.flatMap(\.readModels) {
        #expect(names.contains(.string("projection \(model.name)")))
      }
    }
  }

  @Test func oneFailedCheckIs503ByName() async throws {
    try await Cabinet.open { cabinet async throws in
      let checks = [ReadinessCheck("writer") { nil }, ReadinessCheck("disk") { "full" }]
      let application = try cabinet.service.application(for: nil, checks: checks)
      let answer = await application.respond(to: try #require(HTTPRequest(method: .get, target: "/health/ready")))
      #expect(answer.status == 503)
      #expect(
        String(decoding: answer.body, as: UTF8.self)
          == #"{"status":"not ready","checks":[{"name":"writer","status":"ok"},"#
          + #"{"name":"disk","status":"failed","detail":"full"}]}"#)
    }
  }

  @Test(arguments: [
    (HTTPMethod.get, "/api/v1/keepers/01890a5d-ac96-774b-bcce-b302099a8057"), (.get, "/api/v1/admin/projections"),
    (.post, "/api/v1/admin/projections/specimen_list/resume"), (.get, "/health/live"), (.get, "/metrics"),
    (.get, "/openapi.json"), (.get, "/problems/not-found"), (.post, "/api/v1/keepers"),
  ])
  func whereThereAreNoParametersEachIsRefused(_ method: HTTPMethod, _ path: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let json = path.hasSuffix("keepers") ? #"{"name":"Bea"}"# : nil
      expectRefusedParameter(await cabinet.send(method, path + "?min_position=4", json: json), "\(method) \(path)")
    }
  }

  @Test func everyRouteWithoutParametersRefusesEach() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let before = cabinet.service.head
      for route in Feature.every.flatMap(\.routes) where !route.parameters.contains(where: { $0.place == .query }) {
        let request = try RouteTable.request(for: route)
        let answer = await cabinet.send(
          request.method, request.target + "?min_position=4", headers: request.headers, json: request.body)
        expectRefusedParameter(answer, "\(route.method) \(route.path)")
      }
      #expect(cabinet.service.head == before)
    }
  }

  private func expectRefusedParameter(_ answer: HTTPResponse, _ route: Comment) {
    #expect(answer.status == 400, route)
    let text = String(decoding: answer.body, as: UTF8.self)
    #expect(text.contains(#"{"pointer":"query:min_position","detail":"unknown; this address takes none"}"#), route)
  }

  @Test func requestsAreCountedByRouteAndClassOfStatus() async throws {
    try await Cabinet.open { cabinet async throws in
      _ = await cabinet.send(.get, "/api/v1/specimens/7")
      let text = String(decoding: await cabinet.send(.get, "/metrics").body, as: UTF8.self)
      let series = text.split(separator: "\n").filter {
        $0.hasPrefix("http_server_request_duration_seconds_count") && $0.contains("\"/api/v1/specimens/{id}\"")
          && $0.contains("4xx")
      }
      // One for each of its methods.
      #expect(series.count == 3)
      #expect(series.filter { $0.hasSuffix(" 1") }.map { $0.contains("\"GET\"") } == [true])
      #expect(series.count { $0.hasSuffix(" 0") } == 2)
    }
  }
}
