import Dispatch
import Synchronization

/// Hands out so many turns, at most so many a second. How many a second there are in fact is up to the machine.
final class Pace: Sendable {
  private let total: Int
  private let turns = DispatchSemaphore(value: 0)
  private let taken = Atomic(0)

  init(perSecond rate: Int, total: Int, takers: Int) {
    self.total = total
    let start = DispatchTime.now().uptimeNanoseconds
    var given = 0
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now(), repeating: .milliseconds(5))
    timer.setEventHandler { [turns] in
      let due = Int((DispatchTime.now().uptimeNanoseconds - start) * UInt64(rate) / 1_000_000_000)
      // Each taker's last turn tells it that there are no more.
      while given < min(due, total + takers) {
        turns.signal()
        given += 1
      }
      if given == total + takers { timer.cancel() }
    }
    timer.activate()
  }

  /// Blocks until a turn is due; false when all are taken.
  func next() -> Bool {
    turns.wait()
    return taken.add(1, ordering: .relaxed).newValue <= total
  }
}
