extension CQRSRules {
  /// The two modules of factories.
  enum Side {
    case commands, queries

    /// The module, and how its types' names end.
    var name: String { self == .commands ? "CommandDeps" : "QueryDeps" }
    var handlers: (module: String, suffix: String) {
      self == .commands ? ("Commands", "Interactor") : ("Queries", "QueryService")
    }
    /// Of these modules it names nothing.
    var other: Set<String> {
      self == .commands
        ? ["Queries", "QueryPorts", "QueryDeps", "SQLiteReaders", "Projections", "SQLiteProjections"]
        : ["Commands", "CommandPorts", "CommandDeps", "SQLiteWriters", "Domain", "Workers"]
    }
  }

  public var a2: Outcome {
    Rule.a2.outcome(
      of: [Side.commands, .queries].flatMap { side in
        let deps = depsTypes(side)
        return [
          madeOnce(side), code.modules(side.name).mentions(noneOf: code.modules(side.other)),
          deps.each { type in
            registrations(of: type.id) == nil ? "\(type.name) has no `registrations`" : nil
          },
          registered(side, deps),
        ]
      })
  }

  /// `OrderCommandDeps` and the like, each with the factories of a domain.
  private func depsTypes(_ side: Side) -> Selection {
    code.modules(side.name).types.filter("types …\(side.name)") { $0.name.hasSuffix(side.name) }
  }

  /// The members of such types that give an interactor or a query service, or make one and hide its type.
  func factories(_ side: Side) -> Selection {
    let makers = handlers(side).members.symbols.filter { code.model.symbol($0).kind == .constructor }
    let making = Set(code.graph.writtenEdges(to: Set(makers)).map(\.from))
    return depsTypes(side).members.filter("factories of \(side.name)") { member in
      guard member.kind.isMethod || member.kind.isProperty, member.baseName != "registrations" else { return false }
      if making.contains(member.id) || !making.isDisjoint(with: code.accessors(of: member.id)) { return true }
      let signature = Signature(code.model.signature(of: member.id), name: String(member.baseName))
      return Signature.typeNames(in: signature.result).contains { $0.hasSuffix(side.handlers.suffix) }
    }
  }

  private func handlers(_ side: Side) -> Selection {
    let (module, suffix) = side.handlers
    return code.modules(module).types.filter("types …\(suffix) of \(module)") {
      $0.name.hasSuffix(suffix) && $0.name != suffix && $0.kind != .protocol
    }
  }

  private func madeOnce(_ side: Side) -> Finding {
    let deps = Set(depsTypes(side).symbols)
    return handlers(side).eachFinding { handler in
      let makers = Set(
        (code.names.members[handler.id] ?? []).filter { code.model.symbol($0).kind == .constructor })
      let edges = code.graph.writtenEdges(to: makers).filter { !makers.contains($0.from) }
      guard !edges.isEmpty else { return [code.breach(at: handler.id, "\(handler.name) is made by no factory")] }
      return edges.enumerated().compactMap { index, edge in
        let container = edge.from < code.graph.symbolCount ? code.model.parent(of: edge.from) : nil
        let isFactory = container.map(deps.contains) ?? false
        if !isFactory || !code.isDeclared(edge.from, in: [side.name]) {
          return code.breach(at: edge.occurrence, in: edge.from, "\(handler.name) is made outside the …\(side.name)")
        }
        return index > 0
          ? code.breach(at: edge.occurrence, in: edge.from, "\(handler.name) is made a second time") : nil
      }
    }
  }

  private func registrations(of type: SymbolID) -> SymbolID? {
    (code.names.members[type] ?? []).first { code.model.symbol($0).baseName == "registrations" }
  }

  /// A factory whose product is put into no registration that its type's `registrations` hand out leaves its use case
  /// out of the bus.
  private func registered(_ side: Side, _ deps: Selection) -> Finding {
    let factories = factories(side)
    let all = Set(factories.symbols)
    let makers = Set(
      code.declarations.types(named: /Registration$/).members.symbols.filter {
        code.model.symbol($0).kind == .constructor
      })
    let handedOut = code.caused(by: deps.symbols.compactMap(registrations), in: side.name)
    var called: Set<SymbolID> = []
    for edge in code.graph.writtenEdges(to: makers) where handedOut.contains(edge.from) {
      let place = code.model.occurrence(edge.occurrence)
      let text = code.text(ofFile: place.file)
      let token = text.tokenIndex(line: place.line, column: place.column)
      guard let extent = text.callExtent(ofTokenAt: token) else { continue }
      called.formUnion(code.edges(in: place.file, tokens: extent).map(\.to).filter(all.contains))
    }
    return factories.each { called.contains($0.id) ? nil : "\($0.name) is registered on no bus" }.allowingNone()
  }
}

extension Codebase {
  /// Some declarations, with what they cause within a module.
  fileprivate func caused(by symbols: [SymbolID], in module: String) -> Set<CallGraph.Node> {
    var found: Set<CallGraph.Node> = []
    var queue = symbols.flatMap { [$0] + accessors(of: $0) }
    while let node = queue.popLast() {
      guard isDeclared(node, in: [module]), found.insert(node).inserted else { continue }
      queue += graph.edges(from: node).map(\.to).filter { $0 < graph.symbolCount }
      queue += accessors(of: node)
    }
    return found
  }
}
