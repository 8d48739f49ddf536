import Foundation

/// The outcomes for programs, with stable keys and order.
public enum JSONReport {
  public static func text(of outcomes: [Outcome]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let entries = outcomes.map(Entry.init)
    return ((try? encoder.encode(entries)).map { String(decoding: $0, as: UTF8.self) } ?? "[]") + "\n"
  }

  private struct Entry: Encodable {
    let rule: String
    let title: String
    let reason: String
    let mend: String
    let decision: String?
    let holds: Bool
    let lookedAt: [Subject]
    let breaches: [Place]

    init(_ outcome: Outcome) {
      rule = outcome.rule.id
      title = outcome.rule.title
      reason = outcome.rule.reason
      mend = outcome.rule.mend
      decision = outcome.rule.decision
      holds = outcome.holds
      lookedAt = outcome.findings.map { Subject(count: $0.count, what: $0.subject) }
      breaches = outcome.breaches.map(Place.init)
    }
  }

  private struct Subject: Encodable {
    let count: Int
    let what: String
  }

  private struct Place: Encodable {
    let file: String
    let line: Int32
    let column: Int32
    let symbol: String
    let message: String
    let path: [Step]

    init(_ breach: Breach) {
      file = breach.file
      line = breach.line
      column = breach.column
      symbol = breach.symbol
      message = breach.message
      path = breach.path.map { Step(name: $0.name, file: $0.file, line: $0.line) }
    }
  }

  private struct Step: Encodable {
    let name: String
    let file: String
    let line: Int32
  }
}
