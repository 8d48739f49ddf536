import Dispatch
import Foundation

/// Waits of all kinds.
struct Patience {
  private let condition = NSCondition()
  private let semaphore = DispatchSemaphore(value: 0)

  func onACondition() {
    let end = Date(timeIntervalSinceNow: 1)  // plant: T1
    condition.withLock { _ = condition.wait(until: end) }  // plant: T1
  }

  func onASemaphore() { _ = semaphore.wait(timeout: .now() + 1) }  // plant: T1

  func later(_ queue: DispatchQueue) {
    queue.asyncAfter(wallDeadline: .now() + 1) {}  // plant: T1
    queue.asyncAfter(deadline: .now() + 1) {}  // decoy: T1
  }

  func forGood() {
    condition.withLock { condition.wait() }  // decoy: T1
    semaphore.wait()  // decoy: T1
  }
}
