import Dispatch
import HTTPValues
import Telemetry

/// `http_server_request_duration_seconds`, by method, route and class of status.
struct RequestMeter: Sendable {
  /// One histogram for each route and each hundred of statuses, resolved at start.
  private let routes: [[Histogram]]
  private let elsewhere: [Histogram]
  private let refusals: MetricFamily<Counter>

  init(_ table: [Route], _ metrics: Metrics) {
    let durations = metrics.histograms(
      "http_server_request_duration_seconds", help: "How long requests took.",
      labels: ["http_request_method", "http_route", "http_response_status_class"])
    let classes = (1...5).map { "\($0)xx" }
    routes = table.map { route in classes.map { durations.with(route.method.rawValue, route.path, $0) } }
    elsewhere = classes.map { durations.with("", "", $0) }
    refusals = metrics.counters(
      "http_server_refused_total", help: "What the server refused before it became a request, or could not answer.",
      labels: ["problem", "status_class"])
    // Told as 0 before the first.
    for row in ServerProblems.beforeAnAnswer { _ = refusals.with(row.code, "\(row.status / 100)xx") }
  }

  func began() -> UInt64 {
    DispatchTime.now().uptimeNanoseconds
  }

  /// `route` is the index in the table; nil for what is in no table.
  func ended(_ route: Int?, _ method: HTTPMethod, _ status: Int, began: UInt64) {
    let series = route.map { routes[$0] } ?? elsewhere
    series[Self.place(of: status)].observe(Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9)
  }

  func refused(_ fault: HTTPFault) {
    refusals.with(fault.code, "\(fault.status / 100)xx").increment()
  }

  private static func place(of status: Int) -> Int {
    min(max(status / 100, 1), 5) - 1
  }
}
