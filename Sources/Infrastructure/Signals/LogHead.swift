import Foundation
package import Kernel
import Projections

/// Where the event log ends, told by the writer after each commit; wakes the projectors
/// and those who follow the log.
///
/// Unchecked, because all that changes is used under the condition's lock.
package final class LogHead: LogSignal, @unchecked Sendable {
  private let condition = NSCondition()
  private var position: Position
  private var calls = 0
  let waiters = GrowthWaiters()

  package init(_ position: Position = .start) {
    self.position = position
  }

  package var head: Position {
    condition.withLock { position }
  }

  package func advance(to position: Position) {
    condition.withLock {
      guard position > self.position else { return }
      self.position = position
      condition.broadcast()
    }
    waiters.reach(position)
  }

  package var wakes: Int {
    condition.withLock { calls }
  }

  package func wait(beyond position: Position, since wakes: Int, atMost seconds: Double) {
    wait(since: wakes, seconds) { self.position <= position }
  }

  package func pause(since wakes: Int, atMost seconds: Double) {
    wait(since: wakes, seconds) { true }
  }

  package func wake() {
    condition.withLock {
      calls += 1
      condition.broadcast()
    }
  }

  private func wait(since wakes: Int, _ seconds: Double, while isWaiting: () -> Bool) {
    let end = Date(timeIntervalSinceNow: seconds)
    condition.withLock {
      while isWaiting(), calls == wakes, condition.wait(until: end) {}
    }
  }
}
