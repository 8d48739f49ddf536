import Commands
import Dispatch
import Queries
import Synchronization
package import Telemetry

/// Durations of commands and queries, by operation and outcome.
package final class BusMetrics: CommandMeter, QueryMeter {
  private let durations: MetricFamily<Histogram>
  /// The series already asked for, so that a request takes no detour over the family's label lists.
  private let known = Mutex<[String: Histogram]>([:])

  /// `name` is the metric's: `command_duration_seconds`.
  package init(_ name: String, help: String, in metrics: Metrics) {
    durations = metrics.histograms(name, help: help, labels: ["operation", "outcome"])
  }

  package func began() -> UInt64 {
    DispatchTime.now().uptimeNanoseconds
  }

  package func ended(_ operation: String, began: UInt64, refused: String?) {
    let duration = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
    series(operation, refused).observe(duration)
  }

  private func series(_ operation: String, _ refused: String?) -> Histogram {
    guard refused == nil else { return durations.with(operation, refused ?? "") }
    return known.withLock { known in
      if let histogram = known[operation] { return histogram }
      let histogram = durations.with(operation, "done")
      known[operation] = histogram
      return histogram
    }
  }
}
