/// A promise of the architecture, in words.
public struct Rule: Sendable, Hashable {
  /// Short and stable, such as `Q1`.
  public let id: String
  public let title: String
  /// Why it holds.
  public let reason: String
  /// What to do about a breach.
  public let mend: String
  /// The record of the project that explains it, as a path from the root; nothing when the project names none.
  public let decision: String?

  public init(id: String, title: String, reason: String, mend: String, decision: String? = nil) {
    self.id = id
    self.title = title
    self.reason = reason
    self.mend = mend
    self.decision = decision
  }

  /// The same rule with a project's record of why.
  public func explained(by decision: String?) -> Rule {
    Rule(id: id, title: title, reason: reason, mend: mend, decision: decision)
  }

  /// The reason with the record that explains it.
  public var explanation: String { decision.map { "\(reason) (\($0))" } ?? reason }

  /// Gathers what the rule's checks found.
  public func outcome(_ findings: Finding...) -> Outcome { Outcome(rule: self, findings: findings) }

  public func outcome(of findings: [Finding]) -> Outcome { Outcome(rule: self, findings: findings) }
}
