import Synchronization

/// Counts observations by size. No lock: one atomic addition, and one more for the sum.
package final class Histogram: Sendable {
  /// Upper bounds in seconds, from a read by key to the handler's time limit.
  package static let durations: [Double] = [
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  ]

  static let mostBounds = 31

  private let bounds: [Double]
  // One more than the bounds: the last bucket holds what is larger than all of them.
  private let buckets = InlineArray<32, Atomic<UInt64>> { _ in Atomic(0) }
  private let sumBits = Atomic<UInt64>(0)

  init(bounds: [Double]) {
    self.bounds = bounds
  }

  /// Not-a-number is dropped: it would spoil the sum for good.
  package func observe(_ value: Double) {
    guard !value.isNaN else { return }
    var index = 0
    while index < bounds.count, value > bounds[index] { index += 1 }
    buckets[index].wrappingAdd(1, ordering: .relaxed)
    sumBits.add(value)
  }

  /// In seconds.
  package func observe(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    observe(Double(seconds) + Double(attoseconds) * 1e-18)
  }

  package var count: UInt64 {
    (0...bounds.count).reduce(0) { $0 + buckets[$1].load(ordering: .relaxed) }
  }

  package var sum: Double { Double(bitPattern: sumBits.load(ordering: .relaxed)) }
}

extension Histogram {
  var samples: [Sample] {
    var samples: [Sample] = []
    var cumulative: UInt64 = 0
    for index in 0...bounds.count {
      cumulative += buckets[index].load(ordering: .relaxed)
      let bound = index < bounds.count ? MetricText.number(bounds[index]) : "+Inf"
      samples.append(Sample(suffix: "_bucket", bound: bound, value: "\(cumulative)"))
    }
    samples.append(Sample(suffix: "_sum", value: MetricText.number(sum)))
    // The buckets' own total, so that count and "+Inf" agree while others observe.
    samples.append(Sample(suffix: "_count", value: "\(cumulative)"))
    return samples
  }
}
