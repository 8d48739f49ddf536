import Kernel
import QueryPorts

/// Queries that wait for read models to get somewhere. Each leaves once: served, or when its time is over.
struct PositionWaiters {
  private struct Waiter {
    let id: UInt64
    let position: Position
    let models: [ReadModel]
    let continuation: CheckedContinuation<Position, Never>
  }

  /// One that has left, to be resumed when no lock is held any more.
  struct Leaving {
    let id: UInt64
    fileprivate let continuation: CheckedContinuation<Position, Never>
    fileprivate let position: Position

    func resume() {
      continuation.resume(returning: position)
    }
  }

  private var waiters: [Waiter] = []
  private var last: UInt64 = 0

  /// Answers the id by which it may give up.
  mutating func enlist(
    _ position: Position, _ models: [ReadModel], _ continuation: CheckedContinuation<Position, Never>
  ) -> UInt64 {
    last += 1
    waiters.append(Waiter(id: last, position: position, models: models, continuation: continuation))
    return last
  }

  /// All whose models have got where they wait for.
  mutating func serve(at present: ([ReadModel]) -> Position) -> [Leaving] {
    var served: [Leaving] = []
    waiters.removeAll { waiter in
      let position = present(waiter.models)
      guard position >= waiter.position else { return false }
      served.append(Leaving(id: waiter.id, continuation: waiter.continuation, position: position))
      return true
    }
    return served
  }

  /// Nil when it was served before.
  mutating func leave(_ id: UInt64, at present: ([ReadModel]) -> Position) -> Leaving? {
    guard let index = waiters.firstIndex(where: { $0.id == id }) else { return nil }
    let waiter = waiters.remove(at: index)
    return Leaving(id: id, continuation: waiter.continuation, position: present(waiter.models))
  }
}
