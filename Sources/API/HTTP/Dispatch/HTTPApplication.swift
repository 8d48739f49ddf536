package import Commands
import Foundation
package import HTTPValues
import Kernel
package import Queries
package import Telemetry

/// The API behind one method, without a socket, as it is behind one door: route, authenticate, hand to the bus, answer.
package final class HTTPApplication: HTTPResponder {
  private let door: Door
  private let crossOrigin: CrossOrigin
  private let router: Router
  private let commands: CommandBus
  private let queries: QueryBus
  private let authenticator: any Authenticator
  private let services: RequestServices
  private let log: Logger
  private let faults: FaultLog
  private let meter: RequestMeter

  /// Throws `RouteConflict`, `BusError` or `QueryBusError` when a route's command or query has no handler, and
  /// `JSONSchemaFault` when a body's type has no schema. The frame's own routes are added. `origins` are those whose pages
  /// may use it from a browser.
  package init(
    features: [RouteGroup], commands: CommandBus, queries: QueryBus, authenticator: any Authenticator,
    services: RequestServices, checks: [ReadinessCheck], metrics: Metrics, log: Logger,
    door: Door = .clients, origins: [String] = []
  ) throws {
    let groups = features + [FrameRoutes.group(features, checks: checks, metrics: metrics)]
    let all = groups.flatMap(\.routes)
    _ = try Router(all)
    let routes = all.filter { door.audiences.contains($0.audience) }
    self.door = door
    crossOrigin = CrossOrigin(origins, routes)
    router = try Router(routes)
    for route in all {
      try route.verify()
      switch route.handler {
      case .command(let command, _): try commands.verify(handles: [command])
      case .query(let query, _): try queries.verify(answers: [query])
      case .direct: continue
      }
    }
    self.commands = commands
    self.queries = queries
    self.authenticator = authenticator
    self.services = services
    self.log = log
    faults = FaultLog(log)
    meter = RequestMeter(routes, metrics)
  }

  package func respond(to request: HTTPRequest) async -> HTTPResponse {
    let start = meter.began()
    var route: Int?
    var traceparent: TraceParent?
    var response: HTTPResponse
    do {
      traceparent = try request.headers[Header.traceparent] ?? nil
      try request.headers.check(Header.all)
      try door.admit(request)
      try crossOrigin.check(request)
      guard let match = try router.match(request) else { throw NothingHere() }
      route = match.index
      response = try await answer(match, request, traceparent)
    } catch {
      response = refuse(error, request, traceparent)
    }
    mark(&response, request.headers, traceparent)
    meter.ended(route, request.method, response.status, began: start)
    return response
  }

  package func refuse(_ fault: HTTPFault, _ known: KnownOfRequest) -> HTTPResponse {
    meter.refused(fault)
    let sent = RequestHeaders(known.headers)
    let traceparent = (try? sent[Header.traceparent]) ?? nil
    let trace = (traceparent ?? TraceParent.random()).traceID
    if fault.status == 500 {
      log.error(
        "no answer could be given", traceID: trace,
        attributes: [("path", .string(known.path ?? "")), ("problem", .string(fault.code))])
    }
    var response = Problem(
      fault.status, code: fault.code, detail: fault.detail, instance: known.path, traceID: trace
    ).response()
    mark(&response, sent, traceparent)
    return response
  }

  /// What every answer has.
  private func mark(_ response: inout HTTPResponse, _ sent: RequestHeaders, _ traceparent: TraceParent?) {
    response.headers.add("Cache-Control", "no-store")
    response.headers.add("X-Content-Type-Options", "nosniff")
    if let traceparent { response.headers.add("traceparent", traceparent.description) }
    crossOrigin.mark(&response, sent)
  }

  private func answer(
    _ match: Router.Match, _ request: HTTPRequest, _ traceparent: TraceParent?
  ) async throws -> HTTPResponse {
    let handler = match.route.handler
    // Before the body is looked at; the bus asks for the policy again. Health must not hang on who asks.
    let principal: Principal? =
      if case .direct = handler {
        nil
      } else {
        try await authenticator.authenticate(request).admitted(by: match.route.policy)
      }
    let incoming = Incoming(
      request: request, parts: match.parts, principal: principal, authenticator: authenticator,
      traceparent: traceparent?.description, services: services)
    switch handler {
    case .query(_, let handle): return try await handle(incoming, queries)
    case .command(_, let handle): return try await handle(incoming, commands)
    case .direct(let handle): return try await handle(incoming)
    }
  }

  private func refuse(_ error: any Error, _ request: HTTPRequest, _ traceparent: TraceParent?) -> HTTPResponse {
    if let refused = error as? RefusedReading {
      var response = refuse(refused.reason, request, traceparent)
      for header in refused.headers.pairs { response.headers.add(header.name, header.value) }
      return response
    }
    let trace = traceparent ?? TraceParent.random()
    if let error = error as? MethodNotAllowed {
      if let answer = crossOrigin.preflight(request, error.allowed) { return answer }
      var response = Problem(
        405, code: "method-not-allowed", detail: "This address does not take \(request.method.rawValue).",
        instance: request.path, traceID: trace.traceID
      ).response()
      response.headers.add("Allow", error.allowed.map(\.rawValue).joined(separator: ", "))
      return response
    }
    let asked: [(String, LogValue)] = [
      ("method", .string(request.method.rawValue)), ("path", .string(request.path)),
    ]
    if let fault = error as? any FaultRefusal { faults.tell(fault, traceID: trace.traceID, asked) }
    if let problem = Problem(error, instance: request.path, traceID: trace.traceID) { return problem.response() }
    log.error("request failed", traceID: trace.traceID, attributes: asked + [("error", .string("\(error)"))])
    return Problem(
      500, code: "internal-error", detail: "A fault of ours; the log has more under the trace id.",
      instance: request.path, traceID: trace.traceID
    ).response()
  }
}
