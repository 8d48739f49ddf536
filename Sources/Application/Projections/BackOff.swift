/// The pause before what has failed is tried again: a second, and twice as long each time, up to a bound.
struct BackOff {
  /// Seconds.
  private static let longest = 60.0

  private(set) var failures = 0

  /// Counts one more failure; answers the pause in seconds.
  mutating func fail() -> Double {
    failures += 1
    return min(Self.longest, Double(1 << min(failures - 1, 10)))
  }
}
