import API
import Commands
import HTTPValues
import JSON
import Queries
import Telemetry
import TestSupport
import Testing

@Suite struct RouteTableTests {
  private func application(_ routes: [Route], _ commands: CommandBus, _ queries: QueryBus) throws {
    _ = try HTTPApplication(
      features: [RouteGroup("Orders", routes)], commands: commands, queries: queries,
      authenticator: FixedPrincipal(nil),
      services: RequestServices(clock: NoServices(), ids: NoServices(), fingerprints: NoServices()), checks: [],
      metrics: Metrics(), log: Logger(minimum: .error, sink: LogSink { _ in }))
  }

  @Test func everyRoutesCommandOrQueryHasItsHandler() async throws {
    try await Shop.open { shop async throws in
      for route in OrderRoutes.all {
        switch route.handler {
        case .command(let command, _): try shop.service.commands.verify(handles: [command])
        case .query(let query, _): try shop.service.queries.verify(answers: [query])
        case .direct: continue
        }
      }
    }
  }

  @Test func aRouteWithoutHandlerStopsTheStart() async throws {
    try await Shop.open { shop async throws in
      let service = shop.service
      let metrics = Metrics()
      let noCommands = try CommandBus([], meter: BusMetrics("commands", help: "", in: metrics))
      #expect(throws: BusError.self) { try application(OrderRoutes.all, noCommands, service.queries) }
      let noQueries = try QueryBus(
        [], positions: NoPositions(), meter: BusMetrics("queries", help: "", in: metrics))
      #expect(throws: QueryBusError.self) { try application(OrderRoutes.all, service.commands, noQueries) }
      try application(OrderRoutes.all, service.commands, service.queries)
    }
  }

  @Test func aRouteThatStandsTwiceStopsTheStart() async throws {
    try await Shop.open { shop async throws in
      for route in OrderRoutes.all {
        let conflict = #expect(throws: RouteConflict.self) {
          try application(OrderRoutes.all + [route], shop.service.commands, shop.service.queries)
        }
        #expect(conflict?.description.contains(route.path) == true)
      }
    }
  }

  @Test func everyRouteHasASummary() {
    #expect(OrderRoutes.all.allSatisfy { !$0.summary.isEmpty && !$0.summary.hasSuffix(".") })
  }

  /// A field that nobody knows is refused by the schema of the route's body; without a schema it would be a fault of
  /// ours, or go unseen.
  @Test func everyBodyHasASchema() async throws {
    try await Shop.open { shop async throws in
      for route in OrderRoutes.all where route.method != .get {
        let request = try #require(RouteTable.request(for: route, body: #"{"nobody_knows_this":1}"#))
        let answer = await shop.service.send(
          request.method, request.target, headers: request.headers, json: String(decoding: request.body, as: UTF8.self))
        #expect(answer.status == 422, "\(route.method) \(route.path)")
        #expect(answer.problem == "invalid-body")
        #expect(try answer.pointers.contains("/nobody_knows_this"))
      }
    }
  }

  @Test(arguments: ["text/plain", "", "application/jsonx", "application/x-www-form-urlencoded"])
  func aBodyOfAnotherTypeIs415(_ type: String) async throws {
    try await Shop.open { shop async throws in
      for route in OrderRoutes.all where route.method != .get {
        let request = try #require(RouteTable.request(for: route, body: "{}", mediaType: type))
        let answer = await shop.send(request.method, request.target, headers: request.headers, json: "{}")
        #expect(answer.status == 415, "\(route.path)")
        #expect(answer.problem == "unsupported-media-type")
      }
    }
  }
}
