import QueryPorts
import Telemetry

/// How projections go, for dashboards and alerts.
struct ProjectionGauges {
  private let lagEvents: MetricFamily<Gauge>
  private let lagSeconds: MetricFamily<Gauge>
  private let parked: MetricFamily<Gauge>
  private let states: MetricFamily<Gauge>

  init(_ metrics: Metrics) {
    lagEvents = metrics.gauges(
      "projection_lag_events", help: "Events that a read model has still to apply.", labels: ["projection"])
    lagSeconds = metrics.gauges(
      "projection_lag_seconds", help: "How long events have waited for a read model.", labels: ["projection"])
    parked = metrics.gauges(
      "projection_parked_events", help: "Events of a read model that wait for a fix.", labels: ["projection"])
    states = metrics.gauges(
      "projection_state", help: "1 for the state that a projection is in.", labels: ["projection", "state"])
  }

  func observe(_ projections: [String], _ status: @escaping @Sendable (String) -> ProjectionStatus) {
    for name in projections {
      lagEvents.with(name).observe { Double(status(name).lagEvents) }
      lagSeconds.with(name).observe { status(name).lagSeconds }
      parked.with(name).observe { Double(status(name).parkedEvents) }
      for state in ProjectionState.allCases {
        states.with(name, state.rawValue).observe { status(name).state == state ? 1 : 0 }
      }
    }
  }
}
