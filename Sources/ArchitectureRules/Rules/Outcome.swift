/// What a rule found in a codebase. A check that looked at nothing is a failure, never a pass.
public struct Outcome: Sendable {
  public let rule: Rule
  public let findings: [Finding]
  public let breaches: [Breach]

  init(rule: Rule, findings: [Finding]) {
    self.init(rule: rule, findings: findings, breaches: Self.sorted(findings.flatMap(\.breaches)))
  }

  /// The same outcome of a rule that a project's record explains.
  func explained(by decision: String?) -> Outcome {
    Outcome(rule: rule.explained(by: decision), findings: findings, breaches: breaches)
  }

  init(rule: Rule, findings: [Finding], breaches: [Breach]) {
    self.rule = rule
    self.findings = findings
    self.breaches = breaches
  }

  /// The subjects of checks that found nothing to look at though there should be something.
  public var empty: [String] {
    findings.isEmpty ? ["anything"] : findings.filter { $0.count == 0 && !$0.mayBeEmpty }.map(\.subject)
  }

  public var holds: Bool { breaches.isEmpty && empty.isEmpty }

  /// Such as `214 declarations of Queries, 12 string literals of SQLiteReaders`.
  public var lookedAt: String {
    findings.map { "\($0.count) \($0.subject)" }.joined(separator: ", ")
  }

  /// In order of place, one for each place and message.
  private static func sorted(_ breaches: [Breach]) -> [Breach] {
    var seen: Set<String> = []
    return
      breaches
      .sorted { ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message) }
      .filter { seen.insert("\($0.file):\($0.line):\($0.column)").inserted }
  }
}
