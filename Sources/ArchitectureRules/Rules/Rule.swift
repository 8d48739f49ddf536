/// A promise of the architecture, in words.
public struct Rule: Sendable, Hashable {
  /// Short and stable, such as `Q1`.
  public let id: String
  public let title: String
  /// Why it holds, with the decision record that explains it.
  public let reason: String
  /// What to do about a breach.
  public let mend: String

  public init(id: String, title: String, reason: String, mend: String) {
    self.id = id
    self.title = title
    self.reason = reason
    self.mend = mend
  }

  /// Gathers what the rule's checks found.
  public func outcome(_ findings: Finding...) -> Outcome { Outcome(rule: self, findings: findings) }

  public func outcome(of findings: [Finding]) -> Outcome { Outcome(rule: self, findings: findings) }
}
