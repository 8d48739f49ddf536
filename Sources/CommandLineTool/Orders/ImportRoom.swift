import Synchronization

/// Room for so many lines and no more; an invoice that is larger than all of it gets in alone.
final class ImportRoom: Sendable {
  private struct State {
    var free: Int
    /// Those who wait, the first one first, with what they need. There is one reader, so hardly ever more than one.
    var waiting: [(lines: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var isClosed = false
  }

  private let size: Int
  private let state: Mutex<State>

  init(_ size: Int) {
    self.size = size
    state = Mutex(State(free: size))
  }

  /// False when the room is closed.
  func enter(_ lines: Int) async -> Bool {
    let lines = min(lines, size)
    return await withCheckedContinuation { continuation in
      let answer = state.withLock { state -> Bool? in
        if state.isClosed { return false }
        if state.waiting.isEmpty, state.free >= lines {
          state.free -= lines
          return true
        }
        state.waiting.append((lines, continuation))
        return nil
      }
      if let answer { continuation.resume(returning: answer) }
    }
  }

  /// With as many as entered.
  func leave(_ lines: Int) {
    let next = state.withLock { state -> [CheckedContinuation<Bool, Never>] in
      state.free += min(lines, size)
      var entering: [CheckedContinuation<Bool, Never>] = []
      while let first = state.waiting.first, state.free >= first.lines {
        state.free -= first.lines
        entering.append(first.continuation)
        state.waiting.removeFirst()
      }
      return entering
    }
    for continuation in next { continuation.resume(returning: true) }
  }

  func close() {
    let all = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for waiter in all { waiter.continuation.resume(returning: false) }
  }
}
