extension CQRSRules {
  public var q3: Outcome {
    let gateways = code.modules("QueryPorts").protocols.types(named: /QueryGateway$/)
    let readers = code.modules("SQLiteReaders").types(named: /Reader$/)
    let verbs = /(get|list|count|exists)([A-Z0-9].*)?/
    let expected = "get…, list…, count… or exists…"
    let writers = code.modules("SQLiteStore").types(named: /^(Writer|WriteTransaction|WriteConnection)$/)
    return Rule.q3.outcome(
      gateways.members.methods.described(as: "methods of gateways").namesMatch(verbs, expected),
      gateways.members.properties.described(as: "properties of gateways")
        .each { isSettable($0.id) ? "a gateway's property can be set" : nil }.allowingNone(),
      readers.members.methods.filter("methods of readers") { !isPrivate($0.id) }.namesMatch(verbs, expected),
      readersSQL, readersVocabulary, wordsOfReaders,
      // The readers' frame may hold pools and connections, and none of these.
      code.modules("SQLiteReaders").neverReaches(writers.union(writers.members)))
  }

  /// A connection of readers can't write, but a statement that writes and answers is text like any other.
  private var readersSQL: Finding {
    let literals = statements.filter { code.model.file($0.literal.file).module == "SQLiteReaders" }
    let breaches = literals.compactMap { statement -> Breach? in
      let readsOnly = statement.sql.statementWord.map { $0 == "SELECT" || $0 == "WITH" } ?? true
      guard statement.sql.writes || !readsOnly else { return nil }
      return code.breach(at: statement.literal, "a reader's SQL begins with SELECT or WITH and only reads")
    }
    return Finding(count: literals.count, subject: "string literals of readers", breaches: breaches)
  }

  private var domainReaders: [SourceFile] {
    files.filter { $0.module == "SQLiteReaders" && domainFolder(of: $0).map(tree.isDomain) ?? false }
  }

  private var spoken: String { layout.readerVocabulary.sorted().joined(separator: ", ") }

  /// Of the store a reader knows what can't write, by whatever alias or inferred type.
  private var readersVocabulary: Finding {
    let forbidden = Set(code.modules("SQLiteStore").symbols.filter { !layout.readerVocabulary.contains(root(of: $0)) })
    let all = forbidden.union(code.aliases(leadingTo: forbidden))
    var count = 0
    var breaches: [Breach] = []
    for file in domainReaders {
      for edge in code.edgesByFile[Int(file.id)].lazy.map({ code.graph.edges[Int($0)] }) {
        count += 1
        guard all.contains(edge.to) else { continue }
        let name = code.name(of: edge.to)
        breaches.append(
          code.breach(at: edge.occurrence, in: edge.from, "a reader knows \(spoken) of the store, and not \(name)"))
      }
    }
    return Finding(count: count, subject: "mentions in readers of domains", breaches: breaches)
  }

  private var wordsOfReaders: Finding {
    let names = Set(
      code.modules("SQLiteStore").types.symbols.map(root).filter { !layout.readerVocabulary.contains($0) })
    return words(inBranchesOf: domainReaders, "readers of domains") { word, _ in
      names.contains(word) ? "a reader knows \(spoken) of the store, and not \(word)" : nil
    }
  }

  /// The name of the outermost type that a declaration belongs to, or its own.
  private func root(of symbol: SymbolID) -> String {
    String(code.model.path(of: symbol).prefix { $0 != "." })
  }

  private func isSettable(_ property: SymbolID) -> Bool {
    code.accessors(of: property).contains { code.model.symbol($0).name.hasPrefix("setter:") }
  }

  /// Whether a declaration is written with `private` or `fileprivate`.
  func isPrivate(_ symbol: SymbolID) -> Bool {
    code.modifiers(of: symbol).contains { $0 == "private" || $0 == "fileprivate" }
  }
}

extension Codebase {
  /// The aliases, at any distance, of what some declarations are.
  func aliases(leadingTo targets: Set<SymbolID>) -> Set<SymbolID> {
    let edges = graph.edges.filter { edge in
      edge.isWritten && edge.from < graph.symbolCount && model.symbol(edge.from).kind == .typealias
    }
    var found: Set<SymbolID> = []
    var before = -1
    while found.count > before {
      before = found.count
      for edge in edges where targets.contains(edge.to) || found.contains(edge.to) { found.insert(edge.from) }
    }
    return found
  }
}
