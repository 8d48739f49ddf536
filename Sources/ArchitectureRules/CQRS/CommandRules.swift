extension CQRSRules {
  public var c1: Outcome {
    let subject = code.modules(Self.writeSideOwn)
    let effects = readEffects
    let readModels = code.modules(Self.readSide.union(["Projections", "SQLiteProjections"]))
    return Rule.c1.outcome(
      subject.neverReaches(effects, avoiding: unitOfWork), subject.mentions(noneOf: readModels),
      subject.inactiveCodeNeverReaches(effects))
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

  public var c3: Outcome {
    let ports = code.modules("CommandPorts").protocols
    return Rule.c3.outcome(
      writePort(ports.types(named: /Writer$/), /(create|update|delete)([A-Z0-9].*)?/, "create…, update… or delete…")
        .allowingNone(),
      writePort(ports.types(named: /Repository$/), /(load|save|delete)([A-Z0-9].*)?/, "load…, save… or delete…"),
      writePort(
        ports.types(named: /Queue$/), /(enqueue|claim|heartbeat|complete|fail)([A-Z0-9].*)?/,
        "enqueue…, claim…, heartbeat…, complete… or fail…"
      ).allowingNone(), disguisedWritePorts)
  }

  /// A port that takes a transaction, or whose adapters write, is a write port whatever it is called.
  private var disguisedWritePorts: Finding {
    let known = Set(writePorts.symbols)
    let others = code.modules("CommandPorts").protocols.filter("other ports of CommandPorts") { port in
      !known.contains(port.id) && port.name != "UnitOfWork" && port.name != "Transaction"
    }
    let none = [Bool](repeating: false, count: code.graph.nodeCount)
    let writing = code.ownersOfSQL(where: \.writes, description: "SQL that writes").symbols
    let reachability = Reachability(code.graph, targets: writing, isSubject: none)
    return others.eachFinding { port in
      (code.names.members[port.id] ?? []).compactMap { member in
        let takesTransaction = code.typesMentioned(inSignatureOf: member).contains("CommandPorts.Transaction")
        guard takesTransaction || reachability.reaches(member) else { return nil }
        return code.breach(
          at: member, "\(port.name) writes, so it is a Repository, a Writer or a Queue, with their verbs")
      }
    }
  }

  private func writePort(_ ports: Selection, _ verbs: Regex<some Any>, _ expected: String) -> Finding {
    ports.members.filter("members of \(ports.description)") {
      $0.kind.isMethod || $0.kind.isProperty || $0.kind == .constructor
    }.each { member in
      guard member.kind.isMethod else { return "a write port has methods only" }
      if member.baseName.wholeMatch(of: verbs) == nil { return "\(member.baseName) is not \(expected)" }
      let signature = Signature(code.model.signature(of: member.id), name: String(member.baseName))
      guard signature.typeNames.contains("CommandPorts.Transaction") else { return "it does not take the transaction" }
      return nil
    }
  }

  public var c4: Outcome {
    Rule.c4.outcome(writesInsideUnits, tokensMadeByAdapters, tokensKeptByNobody)
  }

  /// Where a write port's method is mentioned: inside the arguments of `perform`, or in a function or closure that was
  /// given the transaction.
  private var writesInsideUnits: Finding {
    let methods = Set(writePorts.members.methods.symbols).union(membersWithTransaction)
    let witnesses = Set(code.model.declarations.overrides.filter { methods.contains($0.from) }.map(\.to))
    let mentions = code.graph.edges.filter { edge in
      guard edge.isWritten, methods.contains(edge.to) || witnesses.contains(edge.to) else { return false }
      let module = code.model.file(code.model.occurrence(edge.occurrence).file).module
      return !isAdapter(module) && !code.model.occurrence(edge.occurrence).roles.contains(.implicit)
    }
    let breaches = mentions.filter { !isInsideUnit($0) }.map {
      code.breach(at: $0.occurrence, in: $0.from, "\(code.name(of: $0.to)) is called outside a unit of work")
    }
    return Finding(count: mentions.count, subject: "calls of write ports", breaches: breaches)
  }

  private func isInsideUnit(_ edge: CallGraph.Edge) -> Bool {
    if edge.from < code.graph.symbolCount {
      let symbol = code.model.symbol(edge.from)
      let signature = Signature(code.model.signature(of: edge.from), name: String(symbol.baseName))
      if signature.typeNames.contains("CommandPorts.Transaction") { return true }
      if let parent = code.model.parent(of: edge.from), holdsTransaction(parent) { return true }
    }
    let place = code.model.occurrence(edge.occurrence)
    let text = code.text(ofFile: place.file)
    let token = text.tokenIndex(line: place.line, column: place.column)
    return performExtents(in: place.file).contains { $0.contains(token) }
      || text.isInClosure(taking: "Transaction", token)
  }

  /// The types of which a value is made with a transaction; adapters have their own.
  private var transactionHolders: Selection {
    code.declarations.types.filter("types that hold a transaction") { type in
      !isAdapter(code.model.module(of: type.id)) && type.kind != .protocol && holdsTransaction(type.id)
    }
  }

  /// What such a value does must be done before the unit of work ends, like a call of a write port.
  private var membersWithTransaction: [SymbolID] { transactionHolders.members.methods.symbols }

  private func isAdapter(_ module: String) -> Bool { adapterModules.contains(module) }

  /// The backends' modules without those that call ports: programs, the composition and the inbound sides.
  private var adapterModules: Set<String> {
    layout.backends.values.reduce(into: Set<String>()) { $0.formUnion($1) }
      .subtracting(layout.programs).subtracting(layout.callers)
  }

  /// A token in a variable that all can reach is a token for whoever comes later.
  private var tokensKeptByNobody: Finding {
    let variables = code.declarations.properties.filter("global and static variables") {
      $0.kind != .instanceProperty && !isAdapter(code.model.module(of: $0.id))
    }
    return variables.each { variable in
      code.typesMentioned(inSignatureOf: variable.id).contains("CommandPorts.Transaction")
        ? "a transaction ends with its unit of work and is kept nowhere" : nil
    }.allowingNone()
  }

  /// A value that lives inside a unit of work because it was made with its transaction.
  private func holdsTransaction(_ type: SymbolID) -> Bool {
    (code.names.members[type] ?? []).contains { member in
      code.isStored(member) && code.typesMentioned(inSignatureOf: member).contains("CommandPorts.Transaction")
    }
  }

  private func performExtents(in file: FileID) -> [Range<Int>] {
    let perform = Set(
      code.protocols(named: "UnitOfWork").flatMap { code.names.members[$0] ?? [] }
        .filter { code.model.symbol($0).baseName == "perform" })
    let text = code.text(ofFile: file)
    return code.occurrences(of: perform, in: file).compactMap { occurrence in
      text.callExtent(ofTokenAt: text.tokenIndex(line: occurrence.line, column: occurrence.column))
    }
  }

  /// Nobody but an adapter makes a transaction, or says to be one.
  private var tokensMadeByAdapters: Finding {
    let types = code.conformers(of: "Transaction")
    let infrastructure = adapterModules
    let outside = types.filter { !code.isDeclared($0, in: infrastructure) }
    var breaches = outside.map { code.breach(at: $0, "only an adapter is a Transaction") }
    let makers = Set(
      types.flatMap { code.names.members[$0] ?? [] }.filter { code.model.symbol($0).kind == .constructor })
    for edge in code.graph.edges where edge.isWritten && makers.contains(edge.to) {
      let module = code.model.file(code.model.occurrence(edge.occurrence).file).module
      if !infrastructure.contains(module) {
        breaches.append(code.breach(at: edge.occurrence, in: edge.from, "only an adapter makes a Transaction"))
      }
    }
    return Finding(count: types.count, subject: "transactions of adapters", breaches: breaches)
  }
}
