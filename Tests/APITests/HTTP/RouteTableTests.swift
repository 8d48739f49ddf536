import API
import Commands
import Composition
import HTTPValues
import JSON
import Kernel
import Queries
import QueryPorts
import Telemetry
import TestSupport
import Testing

/// What holds for every route, whichever feature declares it.
@Suite struct RouteTableTests {
  private static let routes = Feature.every.flatMap(\.routes)

  private func application(_ routes: [Route], _ commands: CommandBus, _ queries: QueryBus) throws {
    _ = try HTTPApplication(
      features: [RouteGroup("Every", routes)], commands: commands, queries: queries,
      authenticator: FixedPrincipal(nil),
      services: RequestServices(clock: NoServices(), ids: NoServices(), fingerprints: NoServices()), checks: [],
      metrics: Metrics(), log: Logger(minimum: .error, sink: LogSink { _ in }))
  }

  @Test func everyRoutesCommandOrQueryHasItsHandler() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      for route in Self.routes {
        switch route.handler {
        case .command(let command, _): try cabinet.service.commands.verify(handles: [command])
        case .query(let query, _): try cabinet.service.queries.verify(answers: [query])
        case .direct: continue
        }
      }
    }
  }

  @Test func aRouteWithoutHandlerStopsTheStart() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let service = cabinet.service
      let metrics = Metrics()
      let noCommands = try CommandBus([], meter: BusMetrics("commands", help: "", in: metrics))
      #expect(throws: BusError.self) { try application(Self.routes, noCommands, service.queries) }
      let noQueries = try QueryBus(
        [], positions: NoPositions(), meter: BusMetrics("queries", help: "", in: metrics))
      #expect(throws: QueryBusError.self) { try application(Self.routes, service.commands, noQueries) }
      try application(Self.routes, service.commands, service.queries)
    }
  }

  @Test func aRouteThatStandsTwiceStopsTheStart() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      for route in Self.routes {
        let conflict = #expect(throws: RouteConflict.self) {
          try application(Self.routes + [route], cabinet.service.commands, cabinet.service.queries)
        }
        #expect(conflict?.description.contains(route.path) == true)
      }
    }
  }

  /// The thing whose id is the literal would have no address.
  @Test func aLiteralBesideAPartThatAnyTextCanBeStopsTheStart() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      let (commands, queries) = (cabinet.service.commands, cabinet.service.queries)
      let things = RoutePath("/api/v1/things")
      let (text, id) = (things / .text("id"), things / .uuid("id"))
      func get<Parts>(_ path: RoutePath<Parts>) -> Route {
        Route.get(path, summary: "Things", answers: .json([String].self) { _ in [] }) { _ in ListProjectionsQuery() }
      }
      for routes in [[get(text), get(things / "new")], [get(things / "new"), get(text)]] {
        #expect(throws: RouteConflict.self) { try application(routes, commands, queries) }
      }
      try application([get(id), get(things / "new")], commands, queries)
      try application([get(text / "parts"), get(text)], commands, queries)
    }
  }

  @Test func everyNameThatStandsInAPathIsAnIdOfAPath() throws {
    let names = Self.routes.flatMap { route -> [String] in
      guard case .query(let query, _) = route.handler else { return [] }
      return query.reads.map(\.name)
    }
    let codes = Self.routes.flatMap(\.problems).map(\.code)
    #expect(!names.isEmpty && !codes.isEmpty)
    for name in names + codes { #expect(try PathID.checked(name) == name) }
  }

  @Test func everyRouteHasASummary() {
    for route in Self.routes + FrameRoutes.described.routes {
      #expect(!route.summary.isEmpty && !route.summary.hasSuffix("."), "\(route.method) \(route.path)")
    }
  }

  /// A field that nobody knows is refused by the schema of the route's body; without a schema it would be a fault of
  /// ours, or go unseen.
  @Test func everyBodyHasASchema() async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      for route in Self.routes where route.method != .get {
        let answer = await cabinet.send(RouteTable.request(for: route, body: #"{"nobody_knows_this":1}"#))
        #expect(answer.status == 422, "\(route.method) \(route.path)")
        #expect(answer.problem == "invalid-body")
        #expect(try answer.pointers.contains("/nobody_knows_this"))
      }
    }
  }

  @Test(arguments: [
    "text/plain", "", "application/jsonx", "application/x-www-form-urlencoded", "application/json; charset=latin1",
  ])
  func aBodyOfAnotherTypeIs415(_ type: String) async throws {
    try await Cabinet.open(Feature.every) { cabinet async throws in
      for route in Self.routes where route.method != .get {
        let answer = await cabinet.send(RouteTable.request(for: route, body: "{}", mediaType: type))
        #expect(answer.status == 415, "\(route.path)")
        #expect(answer.problem == "unsupported-media-type")
      }
    }
  }
}
