extension CQRSRules {
  private static let queryRoutes: Set<String> = ["get", "head", "stream"]
  private static let commandRoutes: Set<String> = ["post", "put", "patch", "delete"]
  /// Health, metrics and documents: they ask neither side.
  private static let directRoutes: Set<String> = ["direct"]

  public var a1: Outcome {
    let commandBus = busMembers("CommandBus", in: "Commands")
    let queryBus = busMembers("QueryBus", in: "Queries")
    return Rule.a1.outcome(
      routes(Self.queryRoutes, "reading", neverReach: commandBus),
      routes(Self.commandRoutes, "writing", neverReach: queryBus),
      routes(Self.directRoutes, "direct", neverReach: commandBus.union(queryBus)).allowingNone(),
      factoriesAreTheBuses, handlersAreTheBuses, portsOfInbound, wordsOfInbound, openPortsAreNeeded)
  }

  private func busMembers(_ name: String, in module: String) -> Selection {
    let bus = code.modules(module).types.filter("\(name)") { $0.name == name }
    let doors = bus.members.methods
    return doors.described(as: "doors of \(name)")
  }

  /// In the arguments of each `.get(…)` of the API, and of whatever else makes a route and is told `.get`, nothing leads
  /// to the other side's bus.
  private func routes(_ verbs: Set<String>, _ title: String, neverReach bus: Selection) -> Finding {
    let named = Set(code.modules("API").methods.named(verbs).symbols)
    let makers = routeMakers.union(named)
    let none = [Bool](repeating: false, count: code.graph.nodeCount)
    let reachability = Reachability(code.graph, targets: bus.symbols, isSubject: none)
    var count = 0
    var breaches = code.graph.edges.filter {
      $0.isWritten && named.contains($0.from) && reachability.reaches($0.to)
    }.map {
      code.breach(at: $0.occurrence, in: $0.from, "what makes a \(title) route reaches \(code.name(of: $0.to))")
    }
    for file in code.model.files where file.module == "API" {
      let text = code.text(ofFile: file.id)
      for call in code.graph.edges(writtenIn: file.id, of: code) where makers.contains(call.to) {
        let place = code.model.occurrence(call.occurrence)
        let token = text.tokenIndex(line: place.line, column: place.column)
        guard let extent = text.callExtent(ofTokenAt: token) else { continue }
        guard named.contains(call.to) || text.isTold(verbs, in: extent) else { continue }
        count += 1
        if !named.contains(call.to), reachability.reaches(call.to) {
          breaches.append(
            code.breach(
              at: call.occurrence, in: call.from,
              "a \(title) route is made by \(code.name(of: call.to)), which reaches "
                + bus.description))
        }
        for edge in code.edges(in: file.id, tokens: extent) where reachability.reaches(edge.to) {
          let path = reachability.path(from: edge).map(code.hop)
          let way = path.map(\.name).joined(separator: " → ")
          breaches.append(
            code.breach(at: edge.occurrence, in: edge.from, "a \(title) route reaches \(way)", path: path))
        }
      }
    }
    return Finding(count: count, subject: "\(title) routes", breaches: breaches + missing(bus))
  }

  /// What gives a `Route`: its initialisers, and functions of the API that return one.
  private var routeMakers: Set<SymbolID> {
    let type = code.modules("API").types.filter("routes") { $0.name == "Route" }
    let initialisers = type.members.symbols.filter { code.model.symbol($0).kind == .constructor }
    let functions = code.modules("API").methods.filter("functions that make a route") { method in
      let signature = Signature(code.model.signature(of: method.id), name: String(method.baseName))
      return Signature.typeNames(in: signature.result) == ["API.Route"]
    }
    return Set(initialisers + functions.symbols)
  }

  private func missing(_ bus: Selection) -> [Breach] {
    bus.symbols.isEmpty
      ? [Breach(file: "Package.swift", line: 1, column: 1, message: "there are no \(bus.description)")] : []
  }

  /// What a `…CommandDeps` or `…QueryDeps` makes is used in its own module alone, where it is registered.
  private var factoriesAreTheBuses: Finding {
    let factories = Set(factories(.commands).symbols + factories(.queries).symbols)
    let breaches = code.graph.writtenEdges(to: factories).compactMap { edge -> Breach? in
      let file = code.model.file(code.model.occurrence(edge.occurrence).file)
      if code.isDeclared(edge.to, in: [file.module]) || layout.tools.contains(file.module) { return nil }
      return code.breach(
        at: edge.occurrence, in: edge.from, "\(code.name(of: edge.to)) is a factory, for the buses only")
    }
    return Finding(count: factories.count, subject: "factories", breaches: breaches)
  }

  /// `execute` of an interactor or a query service is called by its bus alone.
  private var handlersAreTheBuses: Finding {
    let handlers = code.modules("Commands").types(named: /Interactor$/)
      .union(code.modules("Queries").types(named: /QueryService$/))
    let executes = Set(handlers.members.named(["execute"]).symbols)
    let breaches = code.graph.writtenEdges(to: executes).compactMap { edge -> Breach? in
      let occurrence = code.model.occurrence(edge.occurrence)
      let file = code.model.file(occurrence.file)
      if occurrence.roles.contains(.implicit) || layout.tools.contains(file.module) { return nil }
      let isBus = (file.module == "Commands" || file.module == "Queries") && domainFolder(of: file) == nil
      return isBus
        ? nil : code.breach(at: edge.occurrence, in: edge.from, "\(code.name(of: edge.to)) is for its bus only")
    }
    return Finding(count: executes.count, subject: "handlers", breaches: breaches)
  }
}

extension CallGraph {
  /// The written edges of a file.
  fileprivate func edges(writtenIn file: FileID, of code: Codebase) -> [Edge] {
    code.edgesByFile[Int(file)].map { edges[Int($0)] }
  }
}

extension SourceText {
  /// Whether `.get` or the like stands among a call's own arguments, outside closures and inner calls.
  fileprivate func isTold(_ verbs: Set<String>, in extent: Range<Int>) -> Bool {
    var index = extent.lowerBound + 1
    while index < extent.upperBound {
      if Int(partner[index]) > index {
        index = Int(partner[index]) + 1
        continue
      }
      if tokens[index - 1].isSign("."), verbs.contains(tokens[index].text) { return true }
      index += 1
    }
    return false
  }
}
