/// What a person reads when rules are broken.
public enum TextReport {
  /// All breaches of an outcome, with the source line, the way, the reason and the mend.
  public static func breaches(of outcome: Outcome, in code: Codebase) -> String {
    outcome.breaches.map { text(of: $0, rule: outcome.rule, in: code) }.joined(separator: "\n")
  }

  /// One breach:
  /// ```
  /// [Q1] The read side never reaches the write side
  ///   Sources/Application/Queries/Orders/ListOrders.swift:30:23
  ///   |     try await auditor.audit("x")
  ///   |                       ^ reaches Auditor.audit → …
  ///   why: …
  ///   mend: …
  /// ```
  public static func text(of breach: Breach, rule: Rule, in code: Codebase) -> String {
    let line = code.text(at: breach.file)?.line(breach.line) ?? ""
    let indent = String(line.prefix(Int(breach.column) - 1).map { $0 == "\t" ? "\t" : " " })
    return """
      [\(rule.id)] \(rule.title)
        \(breach.file):\(breach.line):\(breach.column)
        | \(line)
        | \(indent)^ \(breach.message)
        why: \(rule.explanation)
        mend: \(rule.mend)
      """
  }

  /// One line for each rule: whether it holds and what it looked at.
  public static func table(of outcomes: [Outcome]) -> String {
    outcomes.map { outcome in
      let state = outcome.holds ? "holds" : outcome.breaches.isEmpty ? "EMPTY" : "BROKEN \(outcome.breaches.count)×"
      return "\(outcome.rule.id)  \(state)  looked at \(outcome.lookedAt)"
    }.joined(separator: "\n")
  }
}
