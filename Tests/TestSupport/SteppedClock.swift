import CSteppedClock

/// A wall clock that is set back while somebody waits.
package enum SteppedClock {
  package static var isSupported: Bool { stepped_clock_is_supported() != 0 }

  /// How long `wait` takes in seconds, by a clock that nobody sets, while the wall clock is set back by so many seconds.
  package static func seconds(setBack seconds: Double, _ wait: () throws -> Void) rethrows -> Double {
    let milliseconds = Int(seconds * 1000)
    stepped_clock_set_back(milliseconds)
    defer { stepped_clock_set_back(-milliseconds) }
    let start = ContinuousClock.now
    try wait()
    return (ContinuousClock.now - start) / .seconds(1)
  }

  package static func seconds(setBack seconds: Double, _ wait: () async throws -> Void) async rethrows -> Double {
    let milliseconds = Int(seconds * 1000)
    stepped_clock_set_back(milliseconds)
    defer { stepped_clock_set_back(-milliseconds) }
    let start = ContinuousClock.now
    try await wait()
    return (ContinuousClock.now - start) / .seconds(1)
  }
}
