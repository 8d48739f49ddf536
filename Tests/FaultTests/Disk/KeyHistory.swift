import JSON
import TestSupport

/// What an answer says of whether a request with a key was done.
enum Statement: Equatable, Sendable {
  case done(position: String, isReplay: Bool)
  /// Of every request with the key.
  case nothingDone
  /// Of this request, and not of earlier ones.
  case notByThisRequest
  case unknown
  /// No documented refusal.
  case unexplained(String)

  /// Without an answer nothing is known.
  init(_ reply: Reply?) {
    guard let reply else {
      self = .unknown
      return
    }
    if reply.status == 200 || reply.status == 201, let position = reply.headers["x-position"] {
      self = .done(position: position, isReplay: reply.headers["idempotency-replayed"] == "true")
      return
    }
    let type = reply.json?["type"]?.string?.split(separator: "/").last.map(String.init) ?? ""
    let detail = reply.json?["detail"]?.string ?? ""
    self =
      switch (reply.status, type) {
      case (503, "outcome-unknown"), (503, "handler-timeout"): .unknown
      case (503, _) where detail.contains("This request did nothing"): .notByThisRequest
      case (503, _) where detail.contains("Nothing was done"), (507, "disk-full"): .nothingDone
      default: .unexplained("\(reply.status) \(type)")
      }
  }
}

/// All that was said about one key, in the order in which its requests were sent.
struct KeyHistory: Sendable {
  private(set) var statements: [Statement] = []

  mutating func note(_ statement: Statement) {
    statements.append(statement)
  }

  var isDone: Bool {
    if case .done = statements.last { true } else { false }
  }

  /// The first answer that it was done was that of a retry.
  var wasFoundDone: Bool {
    for case .done(_, let isReplay) in statements { return isReplay }
    return false
  }

  /// What can't be true together.
  var falsehoods: [String] {
    var found: [String] = []
    var mayBeDone = false
    var position: String?
    for statement in statements {
      switch statement {
      case .done(let at, let isReplay):
        if let position {
          if !isReplay || at != position { found.append("done twice") }
        } else if isReplay, !mayBeDone {
          found.append("told that nothing was done, and it had been")
        }
        position = position ?? at
      case .nothingDone:
        if position != nil { found.append("told that nothing was done, after it was answered") }
        mayBeDone = false
      case .notByThisRequest: continue
      case .unknown: mayBeDone = true
      case .unexplained(let answer): found.append("unexplained: \(answer)")
      }
    }
    return found
  }
}
