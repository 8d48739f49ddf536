package import Kernel

/// How far the read models are, and a way to wait for them.
package protocol ReadPositions: Sendable {
  /// Throws `UnknownPosition` when the log never gave the token out.
  func check(_ token: PositionToken) throws(UnknownPosition)

  /// Throws `ReadModelRebuilding` while one of the models has no rows to read.
  func check(_ models: [ReadModel]) throws(ReadModelRebuilding)

  /// Waits until every model has applied the position, at most for `seconds`; answers the position of the model that
  /// is furthest behind. Returns at once, without suspending, when nothing is to be waited for.
  func wait(for position: Position, in models: [ReadModel], atMost seconds: Double) async -> Position

  /// The first event up to the position that is parked in one of the models, or nil; with the name of a row, what is
  /// parked with that row, or with a stream, of which nobody knows the rows. Knows at least all that is parked up to
  /// where `wait` says that the models are.
  func firstParked(upTo position: Position, in models: [ReadModel], row: String?) -> Position?

  /// All that stands still and what was read at the position may lack events of; nil when that is not known yet, since
  /// rows can be read a moment before it is told what is parked of them. Never suspends.
  func parked(upTo position: Position, in models: [ReadModel], row: String?) -> ParkedRows?
}

/// Rows, and streams of which nobody knows the rows, that stand still until an event of theirs can be applied.
package struct ParkedRows: Hashable, Sendable {
  package static let none = ParkedRows(count: 0, first: nil)

  package let count: Int
  /// The first event that could not be applied; nil when there is none.
  package let first: Position?

  package init(count: Int, first: Position?) {
    self.count = count
    self.first = first
  }
}

/// The token is of another history, or of a future that the log has not reached.
package struct UnknownPosition: SingleRefusal {
  package static let problem = ProblemType(
    "unknown-position", .malformed, "`Min-Position`, `Last-Event-ID` or `after` is no token that this server gave out.")

  package init() {}

  package var detail: String { "Send a position that an answer of this server gave out." }
}

/// The wait ran out before the read model had what the caller needs.
package struct ReadModelBehind: SingleRefusal {
  package static let problem = ProblemType(
    "read-model-behind", .unavailable, "The read model has not yet reached `Min-Position`; ask again.")

  package let wanted: PositionToken
  package let present: PositionToken

  package init(wanted: PositionToken, present: PositionToken) {
    self.wanted = wanted
    self.present = present
  }

  package var detail: String {
    "The read model is at \(present), you asked for \(wanted). Ask again, or take the answer as it is with "
      + "`Prefer: handling=lenient`."
  }
}

/// An event that the answer would need could not be applied, and waits for a fix.
package struct ReadModelQuarantined: SingleRefusal {
  package static let problem = ProblemType(
    "read-model-quarantined", .unavailable,
    "An event that the answer may depend on could not be applied and waits for a fix.")

  package let wanted: PositionToken
  package let parked: Position

  package init(wanted: PositionToken, parked: Position) {
    self.wanted = wanted
    self.parked = parked
  }

  package var detail: String {
    "Event \(parked.value), which what you asked for may depend on, could not be applied and waits for a fix on our "
      + "side. Ask again later, or take the answer without it with `Prefer: handling=lenient`."
  }
}

/// The rows are being built for the first time by this program, or because those of before are damaged; there are none
/// that it could read.
package struct ReadModelRebuilding: Refusal {
  package static let problems = [rebuilding, damaged]

  package let model: ReadModel
  package let done: Position
  package let total: Position
  package let isDamaged: Bool

  package init(model: ReadModel, done: Position, total: Position, isDamaged: Bool = false) {
    self.model = model
    self.done = done
    self.total = total
    self.isDamaged = isDamaged
  }

  package var problem: ProblemType { isDamaged ? Self.damaged : Self.rebuilding }

  package var detail: String {
    "\(model.name) \(isDamaged ? "was damaged, and " : "")is being built from the event log: \(done.value) of "
      + "\(total.value) events are done. Ask again later."
  }

  private static let rebuilding = ProblemType(
    "read-model-rebuilding", .unavailable,
    "What the answer is read from is being built from the event log; ask again later.")
  private static let damaged = ProblemType(
    "read-model-damaged", .unavailable,
    "The file that the answer is read from is damaged. It is built anew from the event log; ask again later.")
}
