/// The rules for the documentation.
public enum MarkdownReport {
  /// - Parameter folder: where the page lies, from the root, so that links to decision records lead there.
  public static func ruleTable(_ outcomes: [Outcome], from folder: String = "") -> String {
    let rows = outcomes.map { outcome in
      let rule = outcome.rule
      let reason = rule.decision.map { "\(rule.reason) (\(link(to: $0, from: folder)))" } ?? rule.reason
      return "| \(rule.id) | \(rule.title) | \(reason) | \(rule.mend) |"
    }
    return (["| id | rule | why | mend |", "|---|---|---|---|"] + rows).joined(separator: "\n") + "\n"
  }

  private static func link(to path: String, from folder: String) -> String {
    let up = String(repeating: "../", count: folder.split(separator: "/").count)
    let number = path.split(separator: "/").last?.prefix { $0.isNumber } ?? ""
    return "[\(number)](\(up)\(path))"
  }
}
