extension CQRSRules {
  /// A set or a dictionary is gone through in another order in each process, so a fold sorts first. Looking up, counting
  /// and sorting are fine.
  ///
  /// The index tells properties, and the initialisers and views of sets and dictionaries; what a local name stands for
  /// it does not, so the name is remembered from the words `let seen = Set(…)`.
  func ordered(_ subject: Selection) -> Finding {
    let files = Set(subject.symbols.compactMap { code.model.definition(of: $0)?.file }).sorted()
    var looked = 0
    var breaches: [Breach] = []
    for file in files {
      let text = code.text(ofFile: file)
      var locals: Set<String> = []
      for edge in code.edgesByFile[Int(file)].map({ code.graph.edges[Int($0)] }) where isUnordered(edge.to) {
        let place = code.model.occurrence(edge.occurrence)
        let token = text.tokenIndex(line: place.line, column: place.column)
        looked += 1
        if let name = text.localName(givenTo: token) { locals.insert(name) }
        if text.isGoneThrough(token) {
          breaches.append(code.breach(at: edge.occurrence, in: edge.from, Self.unorderedMessage))
        }
      }
      for (index, token) in text.tokens.enumerated() where token.kind == .word && locals.contains(token.text) {
        if text.isGoneThrough(index) { breaches.append(code.breach(in: text, at: token, Self.unorderedMessage)) }
      }
    }
    return Finding(count: looked, subject: "mentions of sets and dictionaries", mayBeEmpty: true, breaches: breaches)
  }

  private static let unorderedMessage = "a set or a dictionary is gone through in an order of its own; sort it first"

  /// A property that is a set or a dictionary, or what makes or shows one.
  private func isUnordered(_ node: CallGraph.Node) -> Bool {
    guard node < code.graph.symbolCount else { return false }
    let symbol = code.model.symbol(node)
    if symbol.usr.hasPrefix("s:SD") || symbol.usr.hasPrefix("s:Sh") {
      return symbol.kind == .constructor || symbol.name == "keys" || symbol.name == "values"
    }
    guard symbol.kind.isProperty, code.model.definition(of: node) != nil else { return false }
    let type = Signature(code.model.signature(of: node), name: symbol.name).type.drop { $0 == " " }
    return type.hasPrefix("Swift.Set<") || type.hasPrefix("Swift.Dictionary<")
      || type.hasPrefix("[") && type.prefix(while: { $0 != "]" }).contains(" : ")
  }
}

extension SourceText {
  private static let inOrder: Set<String> = [
    "map", "compactMap", "flatMap", "filter", "reduce", "forEach", "first", "joined", "enumerated", "prefix", "suffix",
    "dropFirst", "dropLast", "lazy", "makeIterator", "reversed", "popFirst", "removeFirst", "randomElement",
    "description",
  ]

  /// Whether the value that ends at a name, or at the call of it, is gone through: `for x in name`, `name.map`,
  /// `Array(name)`.
  func isGoneThrough(_ index: Int) -> Bool {
    // One element is looked up.
    if index + 1 < tokens.count, tokens[index + 1].isMark("[") { return false }
    let end =
      callExtent(ofTokenAt: index).flatMap { tokens[$0.lowerBound].isMark("(") ? $0.upperBound : nil } ?? index + 1
    if end + 1 < tokens.count, tokens[end].isSign("."), tokens[end + 1].kind == .word {
      return Self.inOrder.contains(tokens[end + 1].text)
    }
    var start = index
    while start >= 2, tokens[start - 1].isSign("."), tokens[start - 2].kind == .word { start -= 2 }
    guard start > 0 else { return false }
    if tokens[start - 1].isWord("in"), isLoop(start - 1) { return true }
    return start > 1 && tokens[start - 1].isMark("(") && tokens[start - 2].isWord("Array")
  }

  /// Whether an `in` belongs to a `for` and not to a closure.
  private func isLoop(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, !tokens[before].isMark("{"), !tokens[before].isMark("}"), index - before < 24 {
      if tokens[before].isWord("for") { return true }
      before -= 1
    }
    return false
  }

  /// `seen` of `let seen = Set(…)`.
  func localName(givenTo index: Int) -> String? {
    guard index >= 3, tokens[index - 1].isSign("="), tokens[index - 2].kind == .word,
      tokens[index - 3].isWord("let") || tokens[index - 3].isWord("var")
    else { return nil }
    return tokens[index - 2].text
  }
}
