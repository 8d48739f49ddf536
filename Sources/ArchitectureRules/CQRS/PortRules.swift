extension CQRSRules {
  public var p2: Outcome {
    let ports = code.modules("CommandPorts", "QueryPorts").protocols.filter("ports") { !isFormOfValues($0.id) }
    return Rule.p2.outcome(
      ports.eachFinding { port in
        let adapters = adapters(of: port.id)
        if adapters.isEmpty, !isRefined(port.id) {
          return [code.breach(at: port.id, "\(port.name) has no adapter")]
        }
        return adapters.indices.compactMap { index in
          let adapter = adapters[index]
          let own = backends(of: adapter.type)
          guard let other = adapters[..<index].first(where: { !backends(of: $0.type).isDisjoint(with: own) }) else {
            return nil
          }
          let message = "a second adapter of \(port.name), beside \(code.name(of: other.type))"
          return adapter.conformance.map { code.breach(at: $0, in: adapter.type, message) }
            ?? code.breach(at: adapter.type, message)
        }
      })
  }

  /// All that it asks for is static, as of the sort keys of lists: nobody is handed one, so it needs no adapter.
  private func isFormOfValues(_ type: SymbolID) -> Bool {
    let members = (code.names.members[type] ?? []).map { code.model.symbol($0).kind }
    return !members.isEmpty && members.allSatisfy { $0 == .staticProperty || $0 == .staticMethod }
  }

  private struct Adapter {
    let type: SymbolID
    /// Where it says so; nothing when it conforms through another protocol or a superclass.
    let conformance: Int32?
  }

  /// The adapters of a port in the order of files and lines.
  private func adapters(of port: SymbolID) -> [Adapter] {
    (code.names.conformers[port] ?? []).map { type in
      let link = code.model.declarations.conformances.first { $0.from == type && $0.to == port }
      return Adapter(type: type, conformance: link?.occurrence)
    }.sorted { place(of: $0) < place(of: $1) }
  }

  private func place(of adapter: Adapter) -> (FileID, Int32) {
    let place = adapter.conformance.map(code.model.occurrence) ?? code.model.definition(of: adapter.type)
    return (place?.file ?? 0, place?.line ?? 0)
  }

  /// A protocol that others refine is adapted through them.
  private func isRefined(_ port: SymbolID) -> Bool {
    code.model.declarations.conformances.contains {
      $0.to == port && code.model.symbol($0.from).kind == .protocol
    }
  }

  /// A module may serve several backends; one that is in none is a backend of its own.
  private func backends(of adapter: SymbolID) -> Set<String> {
    let module = code.model.module(of: adapter)
    let names = layout.backends.filter { $0.value.contains(module) }.keys
    return names.isEmpty ? [module] : Set(names)
  }
}
