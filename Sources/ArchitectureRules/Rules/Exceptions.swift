/// The breaches that a project accepts, each with its reason. One that is no longer needed fails.
public struct Exceptions: Sendable {
  public struct Entry: Sendable, Hashable {
    public let rule: String
    /// A file from the root, or a declaration's full name such as `OrderFold.apply`.
    public let place: String
    public let reason: String

    public init(_ rule: String, at place: String, because reason: String) {
      self.rule = rule
      self.place = place
      self.reason = reason
    }

    func covers(_ breach: Breach, of rule: Rule) -> Bool {
      rule.id == self.rule && (breach.file == place || breach.symbol == place)
    }
  }

  public let entries: [Entry]

  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// The outcomes without what is excepted, and the exceptions that excepted nothing or give no reason.
  public func apply(to outcomes: [Outcome]) -> (outcomes: [Outcome], unneeded: [Entry]) {
    var used: Set<Entry> = []
    let remaining = outcomes.map { outcome in
      let breaches = outcome.breaches.filter { breach in
        let covering = entries.filter { $0.covers(breach, of: outcome.rule) && !$0.reason.isEmpty }
        used.formUnion(covering)
        return covering.isEmpty
      }
      return Outcome(rule: outcome.rule, findings: outcome.findings, breaches: breaches)
    }
    return (remaining, entries.filter { !used.contains($0) })
  }
}
