/// A value behind a lock that threads can wait on.
package final class Monitor<Value>: @unchecked Sendable {  // The value is touched only under the lock.
  private let condition = Condition()
  private var value: Value

  package init(_ value: Value) {
    self.value = value
  }

  package func withLock<R>(_ body: (inout Value) throws -> R) rethrows -> R {
    condition.lock()
    defer { condition.unlock() }
    return try body(&value)
  }

  /// Wakes one thread that waits.
  package func signal() {
    condition.signal()
  }

  package func broadcast() {
    condition.broadcast()
  }

  /// Blocks the thread until `body` answers something, asking it first and after every signal.
  package func wait<R>(for body: (inout Value) -> R?) -> R {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let result = body(&value) { return result }
      condition.wait()
    }
  }

  /// The same, or nil when so many seconds have passed, whatever the wall clock does meanwhile.
  package func wait<R>(atMost seconds: Double, for body: (inout Value) -> R?) -> R? {
    condition.lock()
    defer { condition.unlock() }
    let end = MonotonicTime.now.advanced(by: seconds)
    while true {
      if let result = body(&value) { return result }
      guard condition.wait(until: end) else { return body(&value) }
    }
  }
}
