import API
import Commands
import HTTPValues
import Kernel
import Queries
import QueryPorts
import Synchronization
import Telemetry
import TestSupport
import Testing

/// A reader's storage fails: a 503 that says so, and a line for the operators.
@Suite struct ReadFaultTests {
  @Test(arguments: [
    (ReadsUnavailable.Reason.outOfTime, "read-out-of-time", "WARN"), (.busy, "reads-busy", "WARN"),
    (.closed, "reads-closed", "WARN"), (.failed, "read-failed", "ERROR"), (.damaged, "read-damaged", "ERROR"),
  ])
  func itIsA503AndIsToldWithItsCause(
    _ reason: ReadsUnavailable.Reason, _ problem: String, _ severity: String
  ) async throws {
    let reads = try FailingReads(ReadsUnavailable(reason, cause: "the cause"))
    let answer = await reads.get()
    #expect(answer.status == 503)
    #expect(answer.problem == problem)
    #expect(answer.headers["Retry-After"] == "1")
    #expect(!String(decoding: answer.body, as: UTF8.self).contains("the cause"))
    let lines = reads.lines
    #expect(lines.count == 1)
    for part in [#""severity_text":"\#(severity)""#, "the cause", problem, try answer.text("trace_id")] {
      #expect(lines.first?.contains(part) == true)
    }
  }

  @Test func aFaultOfEveryRequestIsToldOnceAndThenCounted() async throws {
    let reads = try FailingReads(ReadsUnavailable(.failed, cause: "the cause"))
    for _ in 0..<50 { #expect(await reads.get().status == 503) }
    // A second may end meanwhile.
    #expect(reads.lines.count < 10)
  }
}

/// The list of specimens, of which each read fails.
private struct FailingReads {
  private let application: HTTPApplication
  private let told = Told()

  var lines: [String] { told.lines.withLock { $0 } }

  init(_ error: ReadsUnavailable) throws {
    let metrics = Metrics()
    application = try HTTPApplication(
      features: [RouteGroup("Specimen", SpecimenRoutes.all.filter { $0.method == .get && $0.path == Self.path })],
      commands: try CommandBus([], meter: BusMetrics("commands", help: "", in: metrics)),
      queries: try QueryBus(
        [QueryRegistration(FailingList(error: error))], positions: NoPositions(),
        meter: BusMetrics("queries", help: "", in: metrics)),
      authenticator: FixedPrincipal(Principal(id: "test", role: .admin)),
      services: RequestServices(clock: NoServices(), ids: NoServices(), fingerprints: NoServices()), checks: [],
      metrics: metrics,
      log: Logger(
        minimum: .warning,
        sink: LogSink { [told] line in told.lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }))
  }

  func get() async -> HTTPResponse {
    guard let request = HTTPRequest(method: .get, target: Self.path) else { return HTTPResponse(status: 500) }
    return await application.respond(to: request)
  }

  private static let path = "/api/v1/specimens"
}

private final class Told: Sendable {
  let lines = Mutex<[String]>([])
}

private struct FailingList: QueryService {
  let error: ReadsUnavailable

  func execute(_ query: ListSpecimensQuery, _ context: QueryContext) async throws -> Snapshot<Page<SpecimenView>> {
    throw error
  }
}
