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
  private var wakes = 0
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

  package func wait(beyond position: Position, atMost seconds: Double) {
    wait(seconds) { self.position <= position }
  }

  package func pause(_ seconds: Double) {
    wait(seconds) { true }
  }

  package func wake() {
    condition.withLock {
      wakes += 1
      condition.broadcast()
    }
  }

  private func wait(_ seconds: Double, while isWaiting: () -> Bool) {
    let end = Date(timeIntervalSinceNow: seconds)
    condition.withLock {
      let before = wakes
      while isWaiting(), wakes == before, condition.wait(until: end) {}
    }
  }
}
