import Synchronization

/// A count that only grows. One atomic addition an observation.
package final class Counter: Sendable {
  private let count = Atomic<UInt64>(0)

  package func increment(by amount: UInt64 = 1) {
    count.wrappingAdd(amount, ordering: .relaxed)
  }

  package var value: UInt64 { count.load(ordering: .relaxed) }
}

extension Counter {
  var samples: [Sample] { [Sample(value: "\(value)")] }
}
