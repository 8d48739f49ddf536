import Synchronization
import TestSupport

/// What clients beside each other were answered, by the key of each request.
final class Journal: Sendable {
  private let state = Mutex<[String: Reply]>([:])

  var replies: [String: Reply] { state.withLock { $0 } }

  /// How many there are with it.
  func note(_ key: String, _ reply: Reply) -> Int {
    state.withLock { replies in
      replies[key] = reply
      return replies.count
    }
  }
}
