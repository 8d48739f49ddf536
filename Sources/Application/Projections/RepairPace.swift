/// How long to wait before damaged rows are built anew: not at all the first time, then longer each time, for a disk that
/// damages what it is given must not keep the program building.
package struct RepairPace: Sendable {
  /// Rounds of the projector without damage, of which there is at least one a second, after which all is forgotten.
  package static let goodRounds = 1_000
  /// Seconds.
  package static let longest = 300

  private var attempts = 0
  private var rounds = 0

  package init() {}

  /// The rows were there and could be used.
  package mutating func held() {
    rounds += 1
  }

  /// Seconds until the next attempt.
  package mutating func next() -> Int {
    if rounds >= Self.goodRounds { attempts = 0 }
    rounds = 0
    defer { attempts += 1 }
    return attempts == 0 ? 0 : min(Self.longest, 1 << min(attempts - 1, 16))
  }
}
