import API
import Commands
import HTTPValues
import Kernel
import Queries
import QueryPorts
import Synchronization
import Telemetry
import TestSupport

/// The list of specimens over a log of two events, of which its read model has applied the first and stands still.
struct StoppedReads {
  private static let epoch: UInt64 = 7
  private static let path = "/api/v1/specimens"
  private let application: HTTPApplication
  private let positions = StandingPositions(epoch: Self.epoch)

  init() throws {
    let list = StandingList(position: PositionToken(epoch: Self.epoch, position: Position(1)))
    let metrics = Metrics()
    application = try HTTPApplication(
      features: [
        RouteGroup("Specimen", SpecimenRoutes.all.filter { $0.method == .get && $0.path == Self.path })
      ],
      commands: try CommandBus([], meter: BusMetrics("commands", help: "", in: metrics)),
      queries: try QueryBus(
        [QueryRegistration(list)], positions: positions,
        meter: BusMetrics("queries", help: "", in: metrics)),
      authenticator: FixedPrincipal(Principal(id: "test", role: .admin)),
      services: RequestServices(clock: NoServices(), ids: NoServices(), fingerprints: NoServices()), checks: [],
      metrics: metrics, log: Logger(minimum: .error, sink: LogSink { _ in }))
  }

  /// How long somebody was ready to wait, in seconds; nil when nobody waited.
  var waited: Double? { positions.waited.withLock { $0 } }

  func token(_ position: Int64) -> String {
    PositionToken(epoch: Self.epoch, position: Position(position)).description
  }

  /// The list of specimens.
  func get(_ headers: HTTPHeaders) async -> HTTPResponse {
    guard let request = HTTPRequest(method: .get, target: Self.path, headers: headers) else {
      return HTTPResponse(status: 500)
    }
    return await application.respond(to: request)
  }
}

private final class StandingPositions: ReadPositions {
  let epoch: UInt64
  let waited = Mutex<Double?>(nil)

  init(epoch: UInt64) {
    self.epoch = epoch
  }

  func check(_ token: PositionToken) throws(UnknownPosition) {
    guard token.epoch == epoch, token.position <= Position(2) else { throw UnknownPosition() }
  }

  func check(_ models: [ReadModel]) throws(ReadModelRebuilding) {}

  func wait(for position: Position, in models: [ReadModel], atMost seconds: Double) async -> Position {
    waited.withLock { $0 = seconds }
    return Position(1)
  }

  func firstParked(upTo position: Position, in models: [ReadModel], row: String?) -> Position? { nil }
  func parked(upTo position: Position, in models: [ReadModel], row: String?) -> ParkedRows? { ParkedRows.none }
}

private struct StandingList: QueryService {
  let position: PositionToken

  func execute(_ query: ListSpecimensQuery, _ context: QueryContext) async throws -> Snapshot<Page<SpecimenView>> {
    Snapshot(
      Page(items: [], total: 0, limit: query.page.limit, offset: 0, hasNext: false, hasPrev: false, nextCursor: nil),
      at: position)
  }
}
