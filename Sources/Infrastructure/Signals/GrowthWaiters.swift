import Kernel
import Synchronization

/// Tasks that wait for the log to grow. Each is resumed once: by growth, by time, or by its own cancelling.
final class GrowthWaiters: Sendable {
  struct Waiter {
    let position: Position
    let continuation: CheckedContinuation<Void, Never>
  }

  private let last = Atomic<UInt64>(0)
  private let waiters = Mutex<[UInt64: Waiter]>([:])
  let deadlines = Deadlines()

  func newID() -> UInt64 {
    last.add(1, ordering: .relaxed).newValue
  }

  func enlist(_ id: UInt64, _ waiter: Waiter, atMost seconds: Double) {
    waiters.withLock { waiters in
      waiters[id] = waiter
      deadlines.set(id, after: seconds) { [weak self] in self?.giveUp(id) }
    }
  }

  func reach(_ head: Position) {
    let served = waiters.withLock { waiters in
      let served = waiters.filter { $0.value.position < head }
      for id in served.keys { leave(id, &waiters) }
      return served.values
    }
    for waiter in served { waiter.continuation.resume() }
  }

  func giveUp(_ id: UInt64) {
    waiters.withLock { leave(id, &$0) }?.continuation.resume()
  }

  @discardableResult
  private func leave(_ id: UInt64, _ waiters: inout [UInt64: Waiter]) -> Waiter? {
    guard let waiter = waiters.removeValue(forKey: id) else { return nil }
    deadlines.clear(id)
    return waiter
  }
}
