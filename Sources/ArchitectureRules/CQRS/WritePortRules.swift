extension CQRSRules {
  public var c3: Outcome {
    let ports = code.modules("CommandPorts").protocols
    let writing = reachingWrites
    return Rule.c3.outcome(
      writePort(ports.types(named: /Writer$/), /(create|update|delete)([A-Z0-9].*)?/, "create…, update… or delete…")
        .allowingNone(),
      writePort(ports.types(named: /Repository$/), /(load|save|delete)([A-Z0-9].*)?/, "load…, save… or delete…"),
      writePort(
        ports.types(named: /Queue$/), /(enqueue|claim|heartbeat|complete|fail)([A-Z0-9].*)?/,
        "enqueue…, claim…, heartbeat…, complete… or fail…"
      ).allowingNone(), lookups(writing), disguisedWritePorts(writing))
  }

  /// What a command must know before its unit of work is found outside of it, and changes nothing.
  private func lookups(_ writing: Reachability) -> Finding {
    let ports = code.modules("CommandPorts").protocols.types(named: Self.lookup)
    return ports.members.filter("members of lookups") { $0.kind.isMethod || $0.kind.isProperty }.each { member in
      guard member.kind.isMethod else { return "a lookup has methods only" }
      if member.baseName.wholeMatch(of: /find([A-Z0-9].*)?/) == nil { return "\(member.baseName) is not find…" }
      if takesTransaction(member.id) {
        return "a lookup finds outside the unit of work; a Repository takes its transaction"
      }
      return writing.reaches(member.id) ? "a lookup only finds, and its adapter writes" : nil
    }.allowingNone()
  }

  private static var lookup: Regex<Substring> { /Lookup$/ }

  /// What leads to SQL that writes, in the write side's own infrastructure; projections write their rows elsewhere.
  private var reachingWrites: Reachability {
    let none = [Bool](repeating: false, count: code.graph.nodeCount)
    let own = writingSQL.symbols.filter { code.isDeclared($0, in: ["SQLiteWriters", "SQLiteStore"]) }
    return Reachability(code.graph, targets: own, isSubject: none)
  }

  private func takesTransaction(_ member: SymbolID) -> Bool {
    code.typesMentioned(inSignatureOf: member).contains("CommandPorts.Transaction")
  }

  /// A port that takes a transaction, or whose adapters write, is a write port whatever it is called. Those of the
  /// machinery may have rows built anew.
  private func disguisedWritePorts(_ writing: Reachability) -> Finding {
    let known = Set(writePorts.symbols)
    let machinery = Set(machineryPorts.symbols)
    let others = code.modules("CommandPorts").protocols.filter("other ports of CommandPorts") { port in
      !known.contains(port.id) && port.name != "UnitOfWork" && port.name != "Transaction"
        && port.name.firstMatch(of: Self.lookup) == nil
    }
    return others.eachFinding { port in
      (code.names.members[port.id] ?? []).compactMap { member in
        guard takesTransaction(member) || !machinery.contains(port.id) && writing.reaches(member) else { return nil }
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
      return takesTransaction(member.id) ? nil : "it does not take the transaction"
    }
  }
}
