extension CQRSRules {
  public var p2: Outcome {
    let ports = code.modules("CommandPorts", "QueryPorts").protocols
    return Rule.p2.outcome(
      ports.eachFinding { port in
        let adapters = (code.names.conformers[port.id] ?? []).sorted { place(of: $0) < place(of: $1) }
        if adapters.isEmpty, !isRefined(port.id) {
          return [code.breach(at: port.id, "\(port.name) has no adapter")]
        }
        let backends = Dictionary(grouping: adapters) { backend(of: $0) }
        return backends.values.flatMap { same in
          same.dropFirst().map { code.breach(at: $0, "a second adapter of \(port.name)") }
        }
      })
  }

  private func place(of symbol: SymbolID) -> String { code.model.file(of: symbol)?.relativePath ?? "" }

  /// A protocol that others refine is adapted through them.
  private func isRefined(_ port: SymbolID) -> Bool {
    code.model.declarations.conformances.contains {
      $0.to == port && code.model.symbol($0.from).kind == .protocol
    }
  }

  private func backend(of adapter: SymbolID) -> String {
    let module = code.model.module(of: adapter)
    return layout.backends.first { $0.value.contains(module) }?.key ?? module
  }
}
