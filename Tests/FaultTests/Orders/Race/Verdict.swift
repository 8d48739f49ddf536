/// How a query was answered that asked for the position of a command.
enum Verdict: Sendable {
  /// As it must be.
  case right
  /// Not yet, said openly.
  case refused
  /// An answer without the write, or with another one's.
  case stale

  static let notYet: Set<String> = ["read-model-behind", "read-model-rebuilding", "read-model-quarantined"]

  init(_ isRight: Bool) {
    self = isRight ? .right : .stale
  }
}

struct Tally: Sendable {
  var pairs = 0
  var answered = 0
  var refused = 0
  var stale = 0

  mutating func add(_ verdict: Verdict) {
    pairs += 1
    switch verdict {
    case .right: answered += 1
    case .refused: refused += 1
    case .stale: stale += 1
    }
  }

  mutating func add(_ other: Tally) {
    pairs += other.pairs
    answered += other.answered
    refused += other.refused
    stale += other.stale
  }
}
