extension CQRSRules {
  public var a3: Outcome {
    Rule.a3.outcome(ownPolicy("Command"), ownPolicy("Query"), noDefaults)
  }

  private func ownPolicy(_ intent: String) -> Finding {
    code.declarations.conforming(to: intent).described(as: "types that are a \(intent)").each { type in
      let own = (code.names.members[type.id] ?? []).contains { member in
        code.model.symbol(member).name == "policy" && code.model.symbol(member).kind == .staticProperty
      }
      return own ? nil : "\(type.name) takes its policy from a default"
    }
  }

  /// No protocol gives a policy away.
  private var noDefaults: Finding {
    let protocols = code.declarations.protocols.filter("protocols") { _ in true }
    let breaches = protocols.symbols.flatMap { code.names.members[$0] ?? [] }.filter { member in
      guard code.model.symbol(member).name == "policy" else { return false }
      return code.model.declarations.overrides.contains { $0.to == member }
    }.map { code.breach(at: $0, "a default policy lets a type without one compile") }
    return Finding(count: protocols.symbols.count, subject: "protocols", breaches: breaches)
  }
}
