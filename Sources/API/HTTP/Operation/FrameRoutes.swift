import HTTPValues
import JSON
import Telemetry

/// The routes that are there without any feature: health, figures and what the server tells of itself.
package enum FrameRoutes {
  /// As documents show them.
  package static let described = group([], checks: [], metrics: Metrics())

  static func group(_ features: [RouteGroup], checks: [ReadinessCheck], metrics: Metrics) -> RouteGroup {
    let routes = features.flatMap(\.routes)
    return RouteGroup(
      "Server",
      HealthRoutes.all(checks) + [exposition(metrics), problem(routes), document(features)])
  }

  private static func exposition(_ metrics: Metrics) -> Route {
    Route.direct(
      RoutePath("/metrics"), summary: "The figures of the server, as Prometheus text; by the operators' door alone",
      answers: [RouteAnswer(200, "The figures", mediaType: Metrics.contentType)]
    ) { _, _ in
      HTTPResponse(
        status: 200, headers: ["Content-Type": Metrics.contentType], body: Array(metrics.exposition().utf8))
    }.forOperators
  }

  /// Explains a problem type.
  private static func problem(_ routes: [Route]) -> Route {
    let catalogue = ProblemCatalogue(routes)
    let text = "text/plain; charset=utf-8"
    return Route.direct(
      RoutePath("/problems") / .text("code"), summary: "What a problem type means",
      answers: [RouteAnswer(200, "Its title and what it means", mediaType: text)]
    ) { code, _ in
      guard let meaning = catalogue.meaning(of: code) else { throw NothingHere() }
      return HTTPResponse(
        status: 200, headers: ["Content-Type": text],
        body: Array("\(ProblemCatalogue.title(of: code))\n\n\(meaning)\n".utf8))
    }
  }

  private static func document(_ features: [RouteGroup]) -> Route {
    let document = KeptDocument(features)
    return Route.direct(
      RoutePath("/openapi.json"), summary: "The OpenAPI 3.1 document of this server; by the operators' door alone",
      answers: [RouteAnswer(200, "The document", mediaType: RouteBody.json)]
    ) { _, _ in
      HTTPResponse(status: 200, headers: ["Content-Type": RouteBody.json], body: try document.bytes)
    }.forOperators
  }
}
