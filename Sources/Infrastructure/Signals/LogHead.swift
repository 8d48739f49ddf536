package import Kernel
import Projections
import Waiting

/// Where the event log ends, told by the writer after each commit; wakes the projectors
/// and those who follow the log.
package final class LogHead: LogSignal {
  private struct State {
    var position: Position
    var wakes = 0
  }

  private let state: Monitor<State>
  let waiters = GrowthWaiters()

  package init(_ position: Position = .start) {
    state = Monitor(State(position: position))
  }

  package var head: Position {
    state.withLock { $0.position }
  }

  package func advance(to position: Position) {
    let isFurther = state.withLock { state in
      guard position > state.position else { return false }
      state.position = position
      return true
    }
    if isFurther { state.broadcast() }
    waiters.reach(position)
  }

  package var wakes: Int {
    state.withLock { $0.wakes }
  }

  package func wait(beyond position: Position, since wakes: Int, atMost seconds: Double) {
    wait(seconds) { $0.position <= position && $0.wakes == wakes }
  }

  package func pause(since wakes: Int, atMost seconds: Double) {
    wait(seconds) { $0.wakes == wakes }
  }

  package func pause(atMost seconds: Double, while goesOn: () -> Bool) {
    wait(seconds) { _ in goesOn() }
  }

  package func wake() {
    state.withLock { $0.wakes += 1 }
    state.broadcast()
  }

  private func wait(_ seconds: Double, while isWaiting: (State) -> Bool) {
    _ = state.wait(atMost: seconds) { isWaiting($0) ? nil : () }
  }
}
