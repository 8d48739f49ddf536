/// The rules for the documentation.
public enum MarkdownReport {
  public static func ruleTable(_ outcomes: [Outcome]) -> String {
    let rows = outcomes.map { outcome in
      "| \(outcome.rule.id) | \(outcome.rule.title) | \(outcome.rule.reason) | \(outcome.rule.mend) |"
    }
    return (["| id | rule | why | mend |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }
}
