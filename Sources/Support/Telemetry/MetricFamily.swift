import Synchronization

/// All series of one metric: one for each set of label values. Made by `Metrics`.
package final class MetricFamily<Kind: Sendable>: Sendable {
  let shape: MetricShape
  private let make: @Sendable (MetricShape) -> Kind
  private let samples: @Sendable (Kind) -> [Sample]
  private let series = Mutex<[[String]: Kind]>([:])

  init(
    _ shape: MetricShape, make: @escaping @Sendable (MetricShape) -> Kind,
    samples: @escaping @Sendable (Kind) -> [Sample]
  ) {
    self.shape = shape
    self.make = make
    self.samples = samples
  }

  /// Label values must not come from what a caller sends. Should one nevertheless, memory stays bounded: beyond this
  /// many series everything new is counted in one whose labels all say `overflow`.
  package static var mostSeries: Int { 2_000 }

  /// The series with these label values, in the order of the declaration. Ask once and keep it: this takes a lock,
  /// an observation doesn't.
  package func with(_ values: String...) -> Kind {
    with(values)
  }

  package func with(_ values: [String]) -> Kind {
    precondition(values.count == shape.labels.count, "\(shape.name) has the labels \(shape.labels)")
    return series.withLock { known in
      if let found = known[values] { return found }
      let key = known.count < Self.mostSeries ? values : values.map { _ in "overflow" }
      if let found = known[key] { return found }
      let new = make(shape)
      known[key] = new
      return new
    }
  }
}

extension MetricFamily: ExposedMetric {
  /// Sorted by label values, so that two readings can be compared line by line.
  func write(to text: inout String) {
    let sorted = series.withLock { Array($0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    text += "# HELP \(shape.name) \(MetricText.escapedHelp(shape.help))\n"
    text += "# TYPE \(shape.name) \(shape.kind.rawValue)\n"
    for (values, instrument) in sorted {
      for sample in samples(instrument) {
        text += "\(shape.name)\(sample.suffix)\(labels(values, bound: sample.bound)) \(sample.value)\n"
      }
    }
  }

  private func labels(_ values: [String], bound: String?) -> String {
    var pairs = zip(shape.labels, values).map { "\($0)=\"\(MetricText.escapedLabel($1))\"" }
    if let bound { pairs.append("le=\"\(bound)\"") }
    return pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
  }
}
