extension CQRSRules {
  private static let inner: Set<String> = [
    "Kernel", "Domain", "CommandPorts", "QueryPorts", "Commands", "Queries", "Projections", "Workers",
  ]

  public var d1: Outcome {
    let subject = code.modules(Self.inner.subtracting(["Projections", "Kernel"]))
    return Rule.d1.outcome(
      subject.neverReaches(code.impureSymbols(mentionedIn: Self.inner), within: Self.inner),
      seededWords(in: subject), subject.inactiveCodeHasNone(of: Self.impureWords))
  }

  /// `"x".hashValue`, which every process seeds anew. The index has no mention of it for the library's own types.
  func seededWords(in subject: Selection) -> Finding {
    let files = Set(subject.symbols.compactMap { code.model.definition(of: $0)?.file }).sorted()
    let breaches = files.flatMap { file in
      let text = code.text(ofFile: file)
      return text.tokens.indices.dropFirst().filter {
        text.tokens[$0].isWord("hashValue") && text.tokens[$0 - 1].isSign(".")
      }.map { code.breach(in: text, at: text.tokens[$0], "hashValue is another in each process") }
    }
    return Finding(count: files.count, subject: "sources without hashValue", breaches: breaches)
  }

  /// For branches that were not compiled, where nothing but words is known.
  static let impureWords: Set<String> = [
    "FileManager", "URLSession", "ProcessInfo", "ContinuousClock", "SuspendingClock", "sleep", "random",
    "SystemRandomNumberGenerator", "print", "getenv", "clock_gettime", "DispatchSemaphore",
  ]

  public var d2: Outcome {
    let messages = code.declarations.conforming(to: "Command").union(code.declarations.conforming(to: "Query"))
      .described(as: "commands and queries")
    let events = code.declarations.conforming(to: "DomainEvent").described(as: "events")
    let dtos = code.modules("QueryPorts").types.filter("DTOs of QueryPorts") { $0.kind != .protocol }
    return Rule.d2.outcome(immutable(messages), immutable(events), immutable(dtos))
  }

  private func immutable(_ types: Selection) -> Finding {
    types.eachFinding { type in
      if type.kind == .class { return [code.breach(at: type.id, "\(type.name) is a class, whose holders share it")] }
      return (code.names.members[type.id] ?? []).compactMap { member in
        guard code.isStored(member) || code.model.symbol(member).kind == .enumCase else { return nil }
        if code.isStored(member), !code.isConstant(member) { return code.breach(at: member, "it is stored in a `var`") }
        return sharedState(in: member).map { code.breach(at: member, $0) }
      }
    }
  }

  /// A case is a function of its payload that makes the enum: `(Enum.Type) -> (Payload) -> Enum`.
  private func payload(of signature: Signature) -> Substring {
    let parts = signature.type.split(separator: " -> ", omittingEmptySubsequences: false)
    guard parts.count > 2 else { return "" }
    let start = parts[1].startIndex
    return signature.type[start..<parts[parts.count - 2].endIndex]
  }

  /// Why a stored value is none: a closure or an object is inside, at whatever depth.
  private func sharedState(in member: SymbolID) -> String? {
    let symbol = code.model.symbol(member)
    let signature = Signature(code.model.signature(of: member), name: String(symbol.baseName))
    let held = symbol.kind == .enumCase ? payload(of: signature) : signature.type
    if held.contains("->") { return "it holds a closure" }
    let shared = code.way(from: signature.typeNames) { name in
      if let type = code.type(named: name) { return code.model.symbol(type).kind == .class }
      return !name.hasPrefix("Swift.")
        && code.names.outsideClasses.contains(String(name.split(separator: ".").last ?? ""))
    }
    return shared.map { "it holds \($0.joined(separator: " → ")), a class" }
  }
}

extension Selection {
  /// No word of a list stands in an `#if` branch that was not compiled.
  func inactiveCodeHasNone(of banned: Set<String>) -> Finding {
    let files = Set(symbols.compactMap { code.model.definition(of: $0)?.file })
    var words = 0
    var breaches: [Breach] = []
    for file in files.sorted() {
      let text = code.text(ofFile: file)
      for (index, token) in text.tokens.enumerated() where token.conditions > 0 && token.kind == .word {
        words += 1
        let next = index + 2 < text.tokens.count ? text.tokens[index + 1].text + text.tokens[index + 2].text : ""
        if banned.contains(token.text) || (token.text == "Date" || token.text == "UUID") && next == "()" {
          breaches.append(code.breach(in: text, at: token, "in a branch of `#if`, names \(token.text)"))
        }
      }
    }
    return Finding(
      count: words, subject: "words in `#if` branches of \(description)", mayBeEmpty: true, breaches: breaches)
  }
}
