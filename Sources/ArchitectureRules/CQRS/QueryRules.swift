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
}
