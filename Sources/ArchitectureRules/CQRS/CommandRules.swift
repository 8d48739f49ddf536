extension CQRSRules {
  public var c1: Outcome {
    let subject = code.modules(Self.writeSideOwn)
    let effects = readEffects
    let readModels = code.modules(Self.readSide.union(["Projections", "SQLiteProjections"]))
    return Rule.c1.outcome(
      subject.neverReaches(effects, avoiding: joints), subject.mentions(noneOf: readModels),
      subject.inactiveCodeNeverReaches(effects, avoiding: joints))
  }

  static let writeSideOwn: Set<String> = ["Commands", "CommandPorts", "Workers"]

  public var c2: Outcome {
    let interactors = code.modules("Commands").types(named: /Interactor$/)
    let results = interactors.members.named(["execute"]).described(as: "results of interactors")
    return Rule.c2.outcome(
      results.each { symbol in
        let signature = Signature(code.model.signature(of: symbol.id), name: String(symbol.baseName))
        let names = Signature.typeNames(in: signature.result)
        let leak = code.leak(from: names, into: Self.readSide.union(["Domain", "Projections"]), except: Self.isID)
        return leak.map { "its result holds \($0.joined(separator: " → "))" }
      },
      results.each { erasure(inResultOf: $0) })
  }

  /// `Domain.OrderID` says which, and nothing else.
  private static func isID(_ name: String) -> Bool { name.hasSuffix("ID") }
}
