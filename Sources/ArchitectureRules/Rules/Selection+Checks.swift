extension Selection {
  /// Judges each declaration by itself; an answer is what is wrong with it.
  public func each(_ judge: (Symbol) -> String?) -> Finding {
    let breaches = symbols.compactMap { symbol in
      judge(code.model.symbol(symbol)).map { code.breach(at: symbol, $0) }
    }
    return Finding(count: symbols.count, subject: description, breaches: breaches)
  }

  /// Judges each declaration by itself, with the place of each fault.
  public func eachFinding(_ judge: (Symbol) -> [Breach]) -> Finding {
    Finding(
      count: symbols.count, subject: description, breaches: symbols.flatMap { judge(code.model.symbol($0)) })
  }

  /// All names, labels left out, match the whole pattern.
  public func namesMatch(_ pattern: Regex<some Any>, _ expected: String) -> Finding {
    each { symbol in
      symbol.baseName.wholeMatch(of: pattern) == nil ? "\(symbol.baseName) is not \(expected)" : nil
    }
  }

  /// No signature names a type of these modules, however it is wrapped, aliased or inferred; types that are named are
  /// opened, and their stored properties and cases are read as well.
  public func signaturesMention(noneOf modules: Set<String>, except isFine: (String) -> Bool = { _ in false })
    -> Finding
  {
    each { symbol in
      let names = code.typesMentioned(inSignatureOf: symbol.id)
      guard let leak = code.leak(from: names, into: modules, except: isFine) else { return nil }
      return "its type holds \(leak.joined(separator: " → "))"
    }
  }
}
