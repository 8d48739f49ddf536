import Foundation

/// A value behind a lock that threads can wait on.
final class Monitor<Value>: @unchecked Sendable {  // The value is touched only under the lock.
  private let condition = NSCondition()
  private var value: Value

  init(_ value: Value) {
    self.value = value
  }

  func withLock<R>(_ body: (inout Value) throws -> R) rethrows -> R {
    condition.lock()
    defer { condition.unlock() }
    return try body(&value)
  }

  /// Wakes one thread that waits.
  func signal() {
    condition.signal()
  }

  func broadcast() {
    condition.broadcast()
  }

  /// Blocks the thread until `body` answers something, asking it first and after every signal.
  func wait<R>(for body: (inout Value) -> R?) -> R {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = body(&value) { return result }
      condition.wait()
    }
  }

  /// The same, or nil when `limit` has passed.
  func wait<R>(atMost limit: TimeInterval, for body: (inout Value) -> R?) -> R? {
    condition.lock()
    defer { condition.unlock() }
    let end = Date(timeIntervalSinceNow: limit)
    while true {
      if let result = body(&value) { return result }
      guard condition.wait(until: end) else { return body(&value) }
    }
  }
}
