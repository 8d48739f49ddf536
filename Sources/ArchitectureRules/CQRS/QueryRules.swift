extension CQRSRules {
  public var q1: Outcome {
    let subject = code.modules(Self.readSide)
    let effects = writeEffects
    return Rule.q1.outcome(
      subject.neverReaches(effects), subject.mentions(noneOf: code.modules(Self.writeSide)),
      subject.inactiveCodeNeverReaches(effects))
  }

  public var q2: Outcome {
    let services = code.modules("Queries").types(named: /QueryService$/)
    let answers = services.members.named(["execute"]).described(as: "answers of query services")
    let forbidden = Self.writeSide.union(["Domain", "Projections"])
    return Rule.q2.outcome(
      answers.signaturesMention(noneOf: forbidden),
      answers.each { erasure(inResultOf: $0) },
      services.members.properties.filter("stored properties of query services") { code.isStored($0.id) }
        .each { notAGateway($0) }.allowingNone(services.symbols.isEmpty),
      code.modules("QueryPorts").filter("declarations of QueryPorts") { $0.kind.isMethod || $0.kind.isProperty }
        .signaturesMention(noneOf: forbidden),
      code.modules("QueryPorts").properties.filter("stored values of DTOs") { code.isStored($0.id) }
        .each { erasure(inResultOf: $0) }
    )
  }

  /// A result whose type is hidden can hold anything.
  func erasure(inResultOf symbol: Symbol) -> String? {
    let result = Signature(code.model.signature(of: symbol.id), name: String(symbol.baseName)).result
    let hidden = /\b(some|opaque|Any|AnyObject|AnyHashable|Swift\.(Encodable|Decodable|Sendable|Error))\b/
    return result.firstMatch(of: hidden).map { "its result hides what it is behind \($0.output.0)" }
  }

  private func notAGateway(_ property: Symbol) -> String? {
    let signature = Signature(code.model.signature(of: property.id), name: property.name)
    if signature.type.contains("->") { return "a query service holds gateways only, and this is a closure" }
    for name in signature.typeNames where !name.hasPrefix("Swift.") && !name.hasPrefix("Foundation") {
      if name.hasSuffix("QueryGateway") { continue }
      guard let type = code.type(named: name) else { return "a query service holds gateways only, not \(name)" }
      if code.model.symbol(type).kind == .protocol || code.model.symbol(type).kind == .class {
        return "a query service holds gateways only, not \(name)"
      }
    }
    return nil
  }

  public var q3: Outcome {
    let gateways = code.modules("QueryPorts").protocols.types(named: /QueryGateway$/)
    let readers = code.modules("SQLiteReaders").types(named: /Reader$/)
    let verbs = /(get|list|count|exists)([A-Z0-9].*)?/
    let expected = "get…, list…, count… or exists…"
    let writers = code.modules("SQLiteStore").types(named: /^(Writer|WriteTransaction|WriteConnection)$/)
    let forbidden = code.ownersOfSQL(where: \.writes, description: "SQL that writes")
      .union(writers).union(writers.members)
    return Rule.q3.outcome(
      gateways.members.methods.described(as: "methods of gateways").namesMatch(verbs, expected),
      gateways.members.properties.described(as: "properties of gateways")
        .each { isSettable($0.id) ? "a gateway's property can be set" : nil }.allowingNone(),
      readers.members.methods.filter("methods of readers") { !isPrivate($0.id) }.namesMatch(verbs, expected),
      readersSQL,
      code.modules("SQLiteReaders").neverReaches(forbidden)
    )
  }

  private var readersSQL: Finding {
    let literals = code.literals.filter { code.model.file($0.file).module == "SQLiteReaders" }
    let breaches = literals.compactMap { literal -> Breach? in
      let sql = SQLText(literal.text)
      let readsOnly = sql.statementWord.map { $0 == "SELECT" || $0 == "WITH" } ?? true
      guard sql.writes || !readsOnly else { return nil }
      return code.breach(at: literal, "a reader's SQL begins with SELECT or WITH and only reads")
    }
    return Finding(count: literals.count, subject: "string literals of readers", breaches: breaches)
  }

  private func isSettable(_ property: SymbolID) -> Bool {
    code.accessors(of: property).contains { code.model.symbol($0).name.hasPrefix("setter:") }
  }

  /// Whether a declaration is written with `private` or `fileprivate`.
  func isPrivate(_ symbol: SymbolID) -> Bool {
    code.modifiers(of: symbol).contains { $0 == "private" || $0 == "fileprivate" }
  }
}
