import HTTPValues
import JSON
import Telemetry

/// What operators and their tools ask; it goes through no bus, because it touches no data.
struct OperationsRoutes: Sendable {
  let checks: [ReadinessCheck]
  let metrics: Metrics

  /// Nil when the path is none of these.
  func respond(to request: HTTPRequest) -> HTTPResponse? {
    guard request.method == .get || request.method == .head else { return nil }
    switch request.path {
    case "/health/live": return HTTPResponse(status: 200, headers: Self.json, body: Array(#"{"status":"live"}"#.utf8))
    case "/health/ready": return ready()
    case "/metrics": return exposition(to: request)
    default: return problem(request)
    }
  }

  private static let json: HTTPHeaders = ["Content-Type": "application/json"]

  private func ready() -> HTTPResponse {
    let results = checks.map { (name: $0.name, fault: $0.fault()) }
    let isReady = results.allSatisfy { $0.fault == nil }
    let report = ReadinessReport(
      status: isReady ? "ready" : "not ready",
      checks: results.map { .init(name: $0.name, status: $0.fault == nil ? "ok" : "failed", detail: $0.fault) })
    return HTTPResponse(
      status: isReady ? 200 : 503, headers: Self.json, body: (try? JSON.encode(report)) ?? [])
  }

  /// Only to this machine: the figures tell what the service is used for.
  private func exposition(to request: HTTPRequest) -> HTTPResponse? {
    guard request.peer == "::1" || request.peer.hasPrefix("127.") || request.peer == "::ffff:127.0.0.1" else {
      return nil
    }
    return HTTPResponse(
      status: 200, headers: ["Content-Type": Metrics.contentType], body: Array(metrics.exposition().utf8))
  }

  /// Explains a problem type.
  private func problem(_ request: HTTPRequest) -> HTTPResponse? {
    guard request.segments.count == 2, request.segments[0] == "problems",
      let meaning = ProblemCatalogue.meaning(of: request.segments[1])
    else { return nil }
    return HTTPResponse(
      status: 200, headers: ["Content-Type": "text/plain; charset=utf-8"],
      body: Array("\(ProblemCatalogue.title(of: request.segments[1]))\n\n\(meaning)\n".utf8))
  }
}

private struct ReadinessReport: Encodable {
  struct Check: Encodable {
    let name: String
    let status: String
    let detail: String?
  }

  let status: String
  let checks: [Check]
}
