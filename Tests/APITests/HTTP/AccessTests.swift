import API
import Commands
import Composition
import Foundation
import HTTPValues
import JSON
import Kernel
import Queries
import TestSupport
import Testing

@Suite struct AccessTests {
  private static let routes = Feature.every.flatMap(\.routes)

  private func send(_ route: Route, as principal: Principal?, in cabinet: Cabinet) async throws -> HTTPResponse {
    let request = try #require(try RouteTable.request(for: route).received)
    return await (try cabinet.service.application(for: principal)).respond(to: request)
  }

  private func send(
    _ method: HTTPMethod, _ target: String, as principal: Principal?, in cabinet: Cabinet, json: String? = nil
  ) async throws -> HTTPResponse {
    let type = method == .patch ? "application/merge-patch+json" : "application/json"
    let request = HTTPRequest(
      method: method, target: target, headers: ["Content-Type": type, "If-Match": "*"],
      body: Array((json ?? "").utf8))
    return await (try cabinet.service.application(for: principal)).respond(to: try #require(request))
  }

  @Test func nobodyIs401OnEveryRoute() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let before = cabinet.service.head
      for route in Self.routes where route.policy != .anyone {
        let answer = try await send(route, as: nil, in: cabinet)
        #expect(answer.status == 401, "\(route.method) \(route.path)")
        #expect(answer.problem == "sign-in-needed")
        #expect(answer.headers["WWW-Authenticate"] == "Bearer")
      }
      #expect(cabinet.service.head == before)
    }
  }

  /// The policy of a route is that of its command or query, whoever declares it.
  @Test func whomThePolicyOfARouteKeepsOutIs403() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let before = cabinet.service.head
      var refused = 0
      for route in Self.routes {
        guard case .roles(let roles) = route.policy else { continue }
        for role in Role.allCases where !roles.contains(role) {
          let answer = try await send(route, as: Principal(id: "p", role: role), in: cabinet)
          #expect(answer.status == 403, "\(role) \(route.method) \(route.path)")
          #expect(answer.problem == "not-allowed")
          refused += 1
        }
      }
      #expect(refused > 10)
      #expect(cabinet.service.head == before)
    }
  }

  @Test func whomThePolicyOfARouteLetsInIsNotSentAway() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      for route in Self.routes {
        guard case .roles(let roles) = route.policy else { continue }
        for role in roles {
          let answer = try await send(route, as: Principal(id: "p", role: role), in: cabinet)
          #expect(answer.status != 401 && answer.status != 403, "\(role) \(route.method) \(route.path)")
        }
      }
    }
  }

  @Test func everyRouteHasThePolicyOfItsCommandOrQuery() {
    for route in Self.routes {
      switch route.handler {
      case .command(let command, _): #expect(route.policy == command.policy, "\(route.method) \(route.path)")
      case .query(let query, _): #expect(route.policy == query.policy, "\(route.method) \(route.path)")
      case .direct: #expect(route.policy == .anyone, "\(route.method) \(route.path)")
      }
    }
  }

  @Test func aUserIs403WhereStaffIsNeeded() async throws {
    try await Cabinet.open { cabinet async throws in
      let user = Principal(id: "u", role: .user, party: try cabinet.party)
      for answer in [
        try await send(.post, "/api/v1/keepers", as: user, in: cabinet, json: #"{"name":"Bea"}"#),
        try await send(.get, "/api/v1/specimens", as: user, in: cabinet),
      ] {
        #expect(answer.status == 403)
        #expect(answer.problem == "not-allowed")
      }
    }
  }

  @Test func aUserSeesAndChangesWhatIsTheirsAndNothingElse() async throws {
    try await Cabinet.open { cabinet async throws in
      let own = Principal(id: "u", role: .user, party: try cabinet.party)
      let other = Principal(id: "o", role: .user, party: .keeper(UUID()))
      let collected = try await send(
        .post, "/api/v1/specimens", as: own, in: cabinet, json: cabinet.specimenBody())
      #expect(collected.status == 201)
      let specimen = try #require(collected.headers["Location"])
      await cabinet.service.caughtUp(to: try #require(PositionToken(collected.headers["X-Position"] ?? "")))
      #expect(try await send(.get, specimen, as: own, in: cabinet).status == 200)
      #expect(try await send(.get, specimen, as: other, in: cabinet).problem == "not-found")
      let before = cabinet.service.head
      let refused = [
        try await send(.post, "/api/v1/specimens", as: other, in: cabinet, json: cabinet.specimenBody()),
        try await send(.patch, specimen, as: other, in: cabinet, json: #"{"label":"Moss"}"#),
        try await send(.delete, specimen, as: other, in: cabinet),
        try await send(.patch, cabinet.keeperAddress, as: other, in: cabinet, json: #"{"name":"Bea"}"#),
      ].map(\.problem)
      #expect(refused == ["keeper-not-found", "specimen-not-found", "specimen-not-found", "keeper-not-found"])
      #expect(cabinet.service.head == before)
      #expect(try await send(.delete, specimen, as: own, in: cabinet).status == 200)
    }
  }
}
