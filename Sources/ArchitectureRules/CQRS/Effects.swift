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
    return adapted(ports).union(handlers).union(handlers.members)
      .union(code.ownersOfSQL(where: \.writes, description: "SQL that writes"))
  }

  /// Gateways with all their readers, query services and their bus, and whatever holds SQL that reads a read model.
  var readEffects: Selection {
    let gateways = code.modules("QueryPorts").protocols.types(named: /QueryGateway$/)
    let handlers = code.modules("Queries").types(named: /(QueryService|QueryBus)$/)
    let readModels = Set(tableWrites.filter { $0.module == "SQLiteProjections" }.map(\.table))
    let reading = code.ownersOfSQL(
      where: { !readModels.isDisjoint(with: $0.readTables) }, description: "SQL that reads a read model")
    return adapted(gateways).union(handlers).union(handlers.members).union(reading)
  }

  /// Inline projections run in a unit of work; which, is decided at composition.
  var unitOfWork: Selection {
    code.modules("CommandPorts").protocols.filter("UnitOfWork") { $0.name == "UnitOfWork" }.members
  }

  var writePorts: Selection {
    code.modules("CommandPorts").protocols.types(named: /(Writer|Repository|Queue)$/)
  }

  /// Ports, their members, their adapters and the members of those.
  private func adapted(_ ports: Selection) -> Selection {
    let adapters = Selection(code, ports.symbols.flatMap { code.names.conformers[$0] ?? [] }, "adapters")
    return ports.union(ports.members).union(adapters).union(adapters.members)
  }
}
