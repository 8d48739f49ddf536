extension CQRSRules {
  public var a2: Outcome {
    let interactors = code.modules("Commands").types(named: /Interactor$/).filter("interactors") {
      $0.kind != .protocol
    }
    let services = code.modules("Queries").types(named: /QueryService$/).filter("query services") {
      $0.kind != .protocol
    }
    return Rule.a2.outcome(
      madeOnce(interactors, by: "CommandDeps"), madeOnce(services, by: "QueryDeps"),
      separate("CommandDeps", from: ["Queries", "QueryPorts", "SQLiteReaders"]),
      separate("QueryDeps", from: ["Commands", "CommandPorts", "SQLiteWriters", "Domain"]),
      registered(deps("CommandDeps").union(deps("QueryDeps")))
    )
  }

  private func madeOnce(_ handlers: Selection, by deps: String) -> Finding {
    handlers.eachFinding { handler in
      let makers = Set(
        (code.names.members[handler.id] ?? []).filter { code.model.symbol($0).kind == .constructor })
      let edges = code.graph.edges.filter { edge in
        edge.isWritten && makers.contains(edge.to) && !makers.contains(edge.from)
      }
      guard !edges.isEmpty else { return [code.breach(at: handler.id, "\(handler.name) is made by no factory")] }
      return edges.enumerated().compactMap { index, edge in
        let container = edge.from < code.graph.symbolCount ? code.model.parent(of: edge.from) : nil
        let isFactory = container.map { code.model.symbol($0).name == deps } ?? false
        if !isFactory {
          return code.breach(at: edge.occurrence, in: edge.from, "\(handler.name) is made outside \(deps)")
        }
        return index > 0
          ? code.breach(at: edge.occurrence, in: edge.from, "\(handler.name) is made a second time") : nil
      }
    }
  }

  /// A Deps type names nothing of the other side.
  private func separate(_ name: String, from modules: Set<String>) -> Finding {
    let type = code.declarations.types.filter(name) { $0.name == name }
    let members = type.members.described(as: "members of \(name)")
    let own = Set(members.symbols)
    let breaches = code.graph.edges.filter { edge in
      edge.isWritten && own.contains(edge.from) && edge.to < code.graph.symbolCount
        && code.isDeclared(edge.to, in: modules)
    }.map { code.breach(at: $0.occurrence, in: $0.from, "\(name) uses \(code.name(of: $0.to)) of the other side") }
    return Finding(count: members.symbols.count, subject: members.description, breaches: breaches)
  }

  /// A factory whose product is put into no registration leaves its use case out of the bus.
  private func registered(_ factories: Selection) -> Finding {
    let all = Set(factories.symbols)
    let registrations = Set(
      code.declarations.types(named: /Registration$/).members.symbols.filter {
        code.model.symbol($0).kind == .constructor
      })
    var called: Set<SymbolID> = []
    for edge in code.graph.edges where edge.isWritten && registrations.contains(edge.to) {
      let place = code.model.occurrence(edge.occurrence)
      let text = code.text(ofFile: place.file)
      let token = text.tokenIndex(line: place.line, column: place.column)
      guard let extent = text.callExtent(ofTokenAt: token) else { continue }
      called.formUnion(code.edges(in: place.file, tokens: extent).map(\.to).filter(all.contains))
    }
    return factories.described(as: "factories").each {
      called.contains($0.id) ? nil : "\($0.name) is registered on no bus"
    }.allowingNone()
  }
}
