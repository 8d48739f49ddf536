import Dispatch
import Synchronization

/// Does what is due at its time, by the monotonic clock. There is one timer for all, so who is served before its time
/// leaves nothing behind.
///
/// Unchecked, because the timer never changes and may be used from any thread.
final class Deadlines: @unchecked Sendable {
  private struct Entry {
    let time: DispatchTime
    let action: @Sendable () -> Void
  }

  private struct State {
    var entries: [UInt64: Entry] = [:]
    /// Not later than the first of them.
    var timer: DispatchTime?
  }

  /// Some thirty years, in seconds.
  private static let longest = 1e9

  private let timer = DispatchSource.makeTimerSource(queue: .global())
  private let state = Mutex(State())

  init() {
    timer.setEventHandler { [weak self] in self?.act() }
    timer.resume()
  }

  deinit {
    timer.cancel()
  }

  var count: Int { state.withLock { $0.entries.count } }

  func set(_ id: UInt64, after seconds: Double, _ action: @escaping @Sendable () -> Void) {
    let time = DispatchTime.now() + min(max(seconds, 0), Self.longest)
    state.withLock { state in
      state.entries[id] = Entry(time: time, action: action)
      if state.timer.map({ time < $0 }) ?? true { arm(&state, time) }
    }
  }

  /// Nothing is done for it any more, unless it is being done.
  func clear(_ id: UInt64) {
    state.withLock { state in
      // The timer may come too early for the rest; it is then set anew.
      _ = state.entries.removeValue(forKey: id)
    }
  }

  private func act() {
    let now = DispatchTime.now()
    let due = state.withLock { state in
      let due = state.entries.filter { $0.value.time <= now }
      for id in due.keys { state.entries[id] = nil }
      state.timer = nil
      if let next = state.entries.values.map(\.time).min() { arm(&state, next) }
      return due.values
    }
    for entry in due { entry.action() }
  }

  private func arm(_ state: inout State, _ time: DispatchTime) {
    state.timer = time
    timer.schedule(deadline: time, leeway: .milliseconds(1))
  }
}
