internal import CSQLite

/// Stops a statement that runs too long: SQLite asks it every few thousand of its steps.
final class TimeLimit {
  /// Of SQLite's virtual machine; some tens of microseconds.
  private static let stepsBetweenLooks: Int32 = 4_000

  var limit: Duration?
  /// Set at the first look, so that short statements never read the clock.
  var end: ContinuousClock.Instant?

  /// The handle must not outlive the limit.
  func watch(_ handle: OpaquePointer) {
    let look: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
      guard let context else { return 0 }
      return Unmanaged<TimeLimit>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
    }
    sqlite3_progress_handler(handle, Self.stepsBetweenLooks, look, Unmanaged.passUnretained(self).toOpaque())
  }

  private func isOver() -> Bool {
    guard let limit else { return false }
    let now = ContinuousClock.now
    guard let end else {
      end = now.advanced(by: limit)
      return false
    }
    return now >= end
  }
}
