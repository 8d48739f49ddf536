/// Pauses between tries, each twice as long as the one before.
package struct BackOff: Sendable {
  private var pause: Duration
  private let longest: Duration

  package init(first: Duration = .milliseconds(100), longest: Duration = .seconds(10)) {
    pause = min(first, longest)
    self.longest = longest
  }

  package mutating func next() -> Duration {
    defer { pause = min(pause * 2, longest) }
    return pause
  }
}
