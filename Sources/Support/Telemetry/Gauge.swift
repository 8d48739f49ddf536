import Synchronization

/// A value that goes up and down.
package final class Gauge: Sendable {
  private let bits = Atomic<UInt64>(0)
  private let reading = Mutex<(@Sendable () -> Double)?>(nil)

  package func set(_ value: Double) {
    bits.store(value.bitPattern, ordering: .relaxed)
  }

  package func add(_ amount: Double) {
    bits.add(amount)
  }

  /// From now on the value is asked for when metrics are read, and what was set doesn't count.
  package func observe(_ read: @escaping @Sendable () -> Double) {
    reading.withLock { $0 = read }
  }

  package var value: Double {
    reading.withLock { $0 }?() ?? Double(bitPattern: bits.load(ordering: .relaxed))
  }
}

extension Gauge {
  var samples: [Sample] { [Sample(value: MetricText.number(value))] }
}

extension Atomic<UInt64> {
  /// Adds to the floating-point number whose bits are stored.
  func add(_ amount: Double) {
    var seen = load(ordering: .relaxed)
    while true {
      let sum = (Double(bitPattern: seen) + amount).bitPattern
      let (exchanged, original) = weakCompareExchange(expected: seen, desired: sum, ordering: .relaxed)
      if exchanged { return }
      seen = original
    }
  }
}
