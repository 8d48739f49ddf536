import Kernel
import Synchronization

/// Tasks that wait for the log to grow. Each is resumed once: by growth, by time, or by its own cancelling.
final class GrowthWaiters: Sendable {
  struct Waiter {
    let id: UInt64
    let position: Position
    let continuation: CheckedContinuation<Void, Never>
  }

  private let last = Atomic<UInt64>(0)
  private let waiters = Mutex<[Waiter]>([])

  func newID() -> UInt64 {
    last.add(1, ordering: .relaxed).newValue
  }

  func enlist(_ waiter: Waiter) {
    waiters.withLock { $0.append(waiter) }
  }

  func reach(_ head: Position) {
    let served = waiters.withLock { waiters in
      let served = waiters.filter { $0.position < head }
      if !served.isEmpty { waiters.removeAll { $0.position < head } }
      return served
    }
    for waiter in served { waiter.continuation.resume() }
  }

  func giveUp(_ id: UInt64) {
    let found = waiters.withLock { waiters in
      waiters.firstIndex { $0.id == id }.map { waiters.remove(at: $0) }
    }
    found?.continuation.resume()
  }
}
