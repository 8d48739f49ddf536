import Synchronization

/// The metrics of one program. Declare them at start and keep what comes back: an observation is an atomic addition.
///
/// A name that isn't valid, or that was declared before in another form, stops the program; the same declaration
/// again gives the same metric.
package final class Metrics: Sendable {
  private let declared = Mutex<Declared>(Declared())

  package init() {}

  package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  package func counters(_ name: String, help: String, labels: [String]) -> MetricFamily<Counter> {
    family(
      MetricShape(kind: .counter, name: name, help: help, labels: labels),
      make: { _ in Counter() }, samples: { $0.samples })
  }

  package func gauges(_ name: String, help: String, labels: [String]) -> MetricFamily<Gauge> {
    family(
      MetricShape(kind: .gauge, name: name, help: help, labels: labels),
      make: { _ in Gauge() }, samples: { $0.samples })
  }

  /// Bounds are the buckets' upper ends, ascending, without the infinite one.
  package func histograms(
    _ name: String, help: String, labels: [String], bounds: [Double] = Histogram.durations
  ) -> MetricFamily<Histogram> {
    family(
      MetricShape(kind: .histogram, name: name, help: help, labels: labels, bounds: bounds),
      make: { Histogram(bounds: $0.bounds) }, samples: { $0.samples })
  }

  package func counter(_ name: String, help: String) -> Counter {
    counters(name, help: help, labels: []).with()
  }

  package func gauge(_ name: String, help: String) -> Gauge {
    gauges(name, help: help, labels: []).with()
  }

  package func histogram(_ name: String, help: String, bounds: [Double] = Histogram.durations) -> Histogram {
    histograms(name, help: help, labels: [], bounds: bounds).with()
  }

  /// The text that Prometheus reads, in the order of declaration.
  package func exposition() -> String {
    let metrics = declared.withLock { $0.inOrder }
    return metrics.reduce(into: "") { text, metric in metric.write(to: &text) }
  }

  private func family<Kind: Sendable>(
    _ shape: MetricShape, make: @escaping @Sendable (MetricShape) -> Kind,
    samples: @escaping @Sendable (Kind) -> [Sample]
  ) -> MetricFamily<Kind> {
    if let fault = shape.fault { preconditionFailure(fault) }
    return declared.withLock { declared in
      if let known = declared.byName[shape.name] {
        guard let family = known as? MetricFamily<Kind>, family.shape == shape else {
          preconditionFailure("the metric \(shape.name) is declared twice, in two forms")
        }
        return family
      }
      let family = MetricFamily(shape, make: make, samples: samples)
      declared.byName[shape.name] = family
      declared.inOrder.append(family)
      return family
    }
  }
}

private struct Declared {
  var byName: [String: any ExposedMetric] = [:]
  var inOrder: [any ExposedMetric] = []
}

/// A metric as `Metrics` sees it, whatever it counts.
protocol ExposedMetric: Sendable {
  func write(to text: inout String)
}
