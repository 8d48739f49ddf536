import API
import Commands
import Foundation
import HTTPValues
import Kernel
import Queries
import QueryDeps
import QueryPorts
import Telemetry

/// The API over a log of two events whose read models have applied the first and stand still.
struct StoppedReads {
  private static let epoch: UInt64 = 7
  private let application: HTTPApplication

  init() throws {
    let gateway = StandingGateway(position: PositionToken(epoch: Self.epoch, position: Position(1)))
    let deps = OrderQueryDeps(orders: gateway, customers: gateway, products: gateway)
    let metrics = Metrics()
    application = try HTTPApplication(
      features: [RouteGroup("Orders", OrderRoutes.all.filter { $0.method == .get })],
      commands: try CommandBus([], meter: BusMetrics("commands", help: "", in: metrics)),
      queries: try QueryBus(
        deps.registrations, positions: StandingPositions(epoch: Self.epoch),
        meter: BusMetrics("queries", help: "", in: metrics)),
      authenticator: FixedPrincipal(Principal(id: "test", role: .admin)),
      services: RequestServices(clock: NoServices(), ids: NoServices(), fingerprints: NoServices()), checks: [],
      metrics: metrics, log: Logger(minimum: .error, sink: LogSink { _ in }))
  }

  func token(_ position: Int64) -> String {
    PositionToken(epoch: Self.epoch, position: Position(position)).description
  }

  /// The list of orders.
  func get(_ headers: HTTPHeaders) async -> HTTPResponse {
    guard let request = HTTPRequest(method: .get, target: "/api/v1/orders", headers: headers) else {
      return HTTPResponse(status: 500)
    }
    return await application.respond(to: request)
  }
}

private struct StandingPositions: ReadPositions {
  let epoch: UInt64

  func check(_ token: PositionToken) throws(UnknownPosition) {
    guard token.epoch == epoch, token.position <= Position(2) else { throw UnknownPosition() }
  }

  func check(_ models: [ReadModel]) throws(ReadModelRebuilding) {}

  func wait(for position: Position, in models: [ReadModel], atMost seconds: Double) async -> Position {
    Position(1)
  }

  func firstParked(upTo position: Position, in models: [ReadModel], row: String?) -> Position? { nil }
}

private struct StandingGateway: OrderQueryGateway, CustomerQueryGateway, ProductQueryGateway {
  let position: PositionToken

  func getOrder(_ id: UUID) async throws -> Snapshot<Versioned<OrderView>?> {
    Snapshot(nil, at: position)
  }

  func listOrders(_ filter: OrderFilter, _ page: PageRequest<OrderSort>) async throws -> Snapshot<Page<OrderListItem>> {
    Snapshot(
      Page(items: [], total: 0, limit: page.limit, offset: 0, hasNext: false, hasPrev: false, nextCursor: nil),
      at: position)
  }

  func getCustomerOverview(_ id: UUID) async throws -> Snapshot<Versioned<CustomerOverview>?> {
    Snapshot(nil, at: position)
  }

  func getProduct(_ id: String) async throws -> Snapshot<Versioned<ProductView>?> {
    Snapshot(nil, at: position)
  }

  func listProductSales(_ id: String, in period: DayPeriod) async throws -> Snapshot<ProductSales?> {
    Snapshot(nil, at: position)
  }
}
