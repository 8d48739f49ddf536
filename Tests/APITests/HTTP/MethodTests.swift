import API
import Composition
import Foundation
import HTTPValues
import JSON
import TestSupport
import Testing

@Suite struct MethodTests {
  @Test func anAddressTellsWhichMethodsItTakes() async throws {
    try await Cabinet.open { cabinet async throws in
      let expected: [(HTTPMethod, String, String)] = [
        (.put, "/api/v1/specimens", "GET, HEAD, POST"), (.post, "/api/v1/specimens/7", "GET, HEAD, PATCH, DELETE"),
        (.get, "/api/v1/keepers", "POST"), (.head, "/api/v1/keepers", "POST"),
        (.delete, "/api/v1/keepers/7", "GET, HEAD, PATCH"), (.post, "/health/live", "GET, HEAD"),
        (.delete, "/metrics", "GET, HEAD"), (.put, "/problems/not-found", "GET, HEAD"),
        (.post, "/openapi.json", "GET, HEAD"), (.trace, "/api/v1/specimens", "GET, HEAD, POST"),
        (.options, "/api/v1/keepers", "POST"),
      ]
      for (method, target, allowed) in expected {
        let answer = await cabinet.send(method, target)
        #expect(answer.status == 405, "\(method) \(target)")
        #expect(answer.problem == "method-not-allowed")
        #expect(answer.headers["Allow"] == allowed)
      }
    }
  }

  @Test func everyAddressRefusesTheMethodsThatNoRouteOfItTakes() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let routes = Feature.every.flatMap(\.routes) + FrameRoutes.described.routes
      for (path, routes) in Dictionary(grouping: routes, by: \.path) {
        var taken = Set(routes.map(\.method))
        if taken.contains(.get) { taken.insert(.head) }
        let target = try #require(try routes.first.flatMap { try RouteTable.request(for: $0) }).target
        for method in HTTPMethod.allCases where !taken.contains(method) {
          let answer = await cabinet.send(method, target)
          #expect(answer.status == 405, "\(method) \(path)")
          let allowed = answer.headers["Allow"]?.components(separatedBy: ", ") ?? []
          #expect(Set(allowed) == Set(taken.map(\.rawValue)), "\(method) \(path)")
        }
      }
    }
  }

  @Test func headIsAnsweredAsGetWouldBe() async throws {
    try await Cabinet.open { cabinet async throws in
      let collected = await cabinet.collect()
      let specimen = try #require(collected.headers["Location"])
      let got = try await cabinet.get(specimen, after: collected)
      let head = await cabinet.send(.head, specimen)
      #expect(head.status == 200)
      #expect(head.headers["ETag"] == got.headers["ETag"])
      #expect(head.headers["Content-Type"] == "application/json")
      #expect(await cabinet.send(.head, "/api/v1/specimens").status == 200)
      #expect(await cabinet.send(.head, "/api/v1/specimens/7").status == 404)
    }
  }

  @Test(arguments: [
    "/", "/api", "/api/v1/specimens/", "/api/v1/specimens//labels", "/api/v1/specimen", "/api/v2/specimens",
    "/api/v1/admin/projections//pause",
  ])
  func whatIsInNoTableIs404(_ target: String) async throws {
    try await Cabinet.open { cabinet async throws in
      let answer = await cabinet.send(.get, target)
      #expect(answer.status == 404)
      #expect(answer.problem == "not-found")
    }
  }
}
