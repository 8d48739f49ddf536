extension CQRSRules {
  public var c4: Outcome {
    Rule.c4.outcome(writesInsideUnits, tokensMadeByAdapters, tokensKeptByNobody)
  }

  /// Where a write port's method is mentioned: inside the arguments of `perform`, or in a function or closure that was
  /// given the transaction.
  private var writesInsideUnits: Finding {
    let methods = Set(writePorts.members.methods.symbols).union(membersWithTransaction)
    let witnesses = Set(code.model.declarations.overrides.filter { methods.contains($0.from) }.map(\.to))
    let mentions = code.graph.writtenEdges(to: methods.union(witnesses)).filter { edge in
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
    for edge in code.graph.writtenEdges(to: makers) {
      let module = code.model.file(code.model.occurrence(edge.occurrence).file).module
      if !infrastructure.contains(module) {
        breaches.append(code.breach(at: edge.occurrence, in: edge.from, "only an adapter makes a Transaction"))
      }
    }
    return Finding(count: types.count, subject: "transactions of adapters", breaches: breaches)
  }
}
