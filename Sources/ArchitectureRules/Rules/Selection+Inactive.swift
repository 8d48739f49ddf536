extension Selection {
  /// Code in `#if` branches that were not compiled is not in the index. Its words are compared with the names of what
  /// is forbidden and of what leads there.
  public func inactiveCodeNeverReaches(_ forbidden: Selection, avoiding: Selection? = nil) -> Finding {
    let names = forbiddenNames(forbidden, avoiding)
    let files = Set(symbols.compactMap { code.model.definition(of: $0)?.file })
    var seen: Set<Int64> = []
    for occurrence in code.model.occurrences where files.contains(occurrence.file) {
      seen.insert(Self.key(occurrence.file, occurrence.line, occurrence.column))
    }
    var words = 0
    var breaches: [Breach] = []
    for file in files.sorted() {
      let text = code.text(ofFile: file)
      for token in text.tokens where token.conditions > 0 && token.kind == .word {
        words += 1
        if names.contains(token.text), !seen.contains(Self.key(file, token.line, token.column)) {
          breaches.append(
            code.breach(in: text, at: token, "in a branch that was not compiled, names \(token.text)"))
        }
      }
    }
    return Finding(
      count: words, subject: "words in `#if` branches of \(description)", mayBeEmpty: true, breaches: breaches)
  }

  private func forbiddenNames(_ forbidden: Selection, _ avoiding: Selection?) -> Set<String> {
    let none = [Bool](repeating: false, count: code.graph.nodeCount)
    var isOpen = [Bool](repeating: true, count: code.graph.nodeCount)
    for symbol in avoiding?.symbols ?? [] { isOpen[Int(symbol)] = false }
    let reachability = Reachability(code.graph, targets: forbidden.symbols, isSubject: none, isOpen: isOpen)
    let own = Set(symbols)
    var names: Set<String> = []
    for symbol in code.names.declared where !own.contains(symbol) && reachability.reaches(symbol) {
      let name = code.model.symbol(symbol).baseName
      if code.model.declarations.accessorOf[Int(symbol)] < 0, name != "init" { names.insert(String(name)) }
    }
    return names
  }

  private static func key(_ file: FileID, _ line: Int32, _ column: Int32) -> Int64 {
    Int64(file) << 44 | Int64(line) << 16 | Int64(column)
  }
}
