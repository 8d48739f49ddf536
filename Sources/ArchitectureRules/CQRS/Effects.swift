/// What each side must not cause, wherever it stands and whatever it is called.
extension CQRSRules {
  /// Write ports and units of work with all their adapters, interactors and their bus, and whatever holds SQL that
  /// writes.
  var writeEffects: Selection {
    let ports = code.modules("CommandPorts").protocols.filter("write ports") { port in
      if ["UnitOfWork", "Transaction"].contains(port.name) { return true }
      return (code.names.members[port.id] ?? []).contains {
        code.typesMentioned(inSignatureOf: $0).contains("CommandPorts.Transaction")
      }
    }.union(writePorts)
    let handlers = code.modules("Commands").types(named: /(Interactor|CommandBus)$/)
    return adapted(ports).union(handlers).union(handlers.members).union(writingSQL)
  }

  /// Gateways with all their readers, query services and their bus, and whatever holds SQL that reads a read model.
  var readEffects: Selection {
    let gateways = code.modules("QueryPorts").protocols.types(named: /QueryGateway$/)
    let handlers = code.modules("Queries").types(named: /(QueryService|QueryBus)$/)
    let readModels = Set(tableWrites.filter { $0.module == "SQLiteProjections" }.map(\.table))
    let reading = owners(of: statements.filter { !readModels.isDisjoint(with: $0.sql.readTables) })
    return adapted(gateways).union(handlers).union(handlers.members).union(reading)
  }

  /// Where the walk from commands to read models ends; ports of the machinery operate what makes the rows.
  var joints: Selection {
    let ends = layout.joints.reduce(machineryPorts) { ends, joint in
      ends.union(code.modules(joint.key).types.filter(joint.value) { $0.name == joint.value })
    }
    let members = ends.members
    let accessors = Selection(code, members.symbols.flatMap(code.accessors), "accessors")
    return ends.union(members).union(accessors).described(as: "joints")
  }

  var writePorts: Selection {
    code.modules("CommandPorts").protocols.types(named: /(Writer|Repository|Queue)$/)
  }

  /// The ports of the command side that stand in a folder of the machinery, such as `CommandPorts/Operations`.
  var machineryPorts: Selection {
    code.modules("CommandPorts").protocols.filter("ports of the machinery") { port in
      code.model.file(of: port.id).flatMap(domainFolder).map(layout.machinery.contains) ?? false
    }
  }

  /// The declarations that hold SQL that writes, or have it made of a table's columns.
  var writingSQL: Selection {
    let makers = statementMakers.members.filter("writing statements of \(layout.statementMaker)") {
      $0.name.firstMatch(of: /^(insert|upsert|update|delete)/) != nil
    }
    let users = code.graph.writtenEdges(to: makers.symbols).map(\.from).filter { user in
      user < code.graph.symbolCount && !code.isDeclared(user, in: ["SQLiteStore"])
    }
    return owners(of: statements.filter(\.sql.writes)).union(Selection(code, Set(users).sorted(), ""))
      .described(as: "SQL that writes")
  }

  /// The declarations in whose bodies some statements stand.
  private func owners(of statements: [Statement]) -> Selection {
    Selection(code, Set(statements.compactMap(\.literal.owner)).sorted(), "owners of SQL")
  }

  /// The type that makes statements of a table's columns.
  var statementMakers: Selection {
    code.modules("SQLiteStore").types.filter(layout.statementMaker) { $0.name == layout.statementMaker }
  }

  /// Ports, their members, their adapters and the members of those.
  private func adapted(_ ports: Selection) -> Selection {
    let adapters = Selection(code, ports.symbols.flatMap { code.names.conformers[$0] ?? [] }, "adapters")
    return ports.union(ports.members).union(adapters).union(adapters.members)
  }
}
