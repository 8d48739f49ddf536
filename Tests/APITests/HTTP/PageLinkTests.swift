import API
import Commands
import HTTPValues
import Kernel
import Queries
import QueryPorts
import Telemetry
import TestSupport
import Testing

/// Links at the ends of what a list takes, told by one that is longer than a test could fill.
@Suite struct PageLinkTests {
  private static let route = Route.get(
    RoutePath("/api/v1/things"), summary: "Very many things", answers: .page(of: Thing.self)
  ) { _, query in
    ListThingsQuery(page: query.page())
  }

  private func get(_ query: String) async throws -> HTTPResponse {
    let metrics = Metrics()
    let application = try HTTPApplication(
      features: [RouteGroup("Things", [Self.route])],
      commands: try CommandBus([], meter: BusMetrics("commands", help: "", in: metrics)),
      queries: try QueryBus(
        [QueryRegistration(ListThingsQueryService())], positions: NoPositions(),
        meter: BusMetrics("queries", help: "", in: metrics)),
      authenticator: FixedPrincipal(nil),
      services: RequestServices(clock: NoServices(), ids: NoServices(), fingerprints: NoServices()), checks: [],
      metrics: metrics, log: Logger(minimum: .error, sink: LogSink { _ in }))
    return await application.respond(
      to: try #require(HTTPRequest(method: .get, target: "/api/v1/things?\(query)")))
  }

  @Test func thePageBeforeNeverBeginsBeforeTheList() async throws {
    let link = try #require(try await get("limit=20&offset=5").headers["Link"])
    #expect(link.contains("</api/v1/things?limit=20&offset=0>; rel=\"prev\""))
  }

  @Test func beyondTheOffsetsTheNextPageIsReachedByItsCursor() async throws {
    let last = try #require(try await get("limit=20&offset=9980").headers["Link"])
    #expect(last.contains("</api/v1/things?limit=20&offset=10000>; rel=\"next\""))
    let beyond = try #require(try await get("limit=20&offset=9981").headers["Link"])
    #expect(beyond.contains("</api/v1/things?limit=20&cursor=onward>; rel=\"next\""))
  }

  @Test func aCursorGoesWithoutAnOffset() async throws {
    let cursor = PageCursor(list: "things", order: "size.asc", value: .number(1), id: "x").text
    #expect(try await get("cursor=\(cursor)").status == 200)
    let both = try await get("cursor=\(cursor)&offset=0")
    #expect(both.status == 400)
    #expect(try both.pointers == ["query:cursor"])
  }
}

private struct Thing: Codable, Sendable {
  let size: Int
}

private enum ThingSort: String, ListSort {
  case size

  static let standard = ThingSort.size
  static let standardDirection = SortDirection.asc
}

private struct ListThingsQuery: Query {
  typealias Answer = Page<Thing>

  static let policy = Policy.anyone
  static let reads: [ReadModel] = []

  let page: PageRequest<ThingSort>
}

private struct ListThingsQueryService: QueryService {
  func execute(_ query: ListThingsQuery, _ context: QueryContext) async throws -> Snapshot<Page<Thing>> {
    let offset: Int? = if case .offset(let offset) = query.page.start { offset } else { nil }
    return Snapshot(
      Page(
        items: [], total: 1_000_000, limit: query.page.limit, offset: offset, hasNext: true, hasPrev: true,
        nextCursor: "onward"),
      at: PositionToken(epoch: 7, position: .start))
  }
}
