/// What inbound modules know of the ports. Whoever can name a port can be handed its adapter, and walks around the bus.
extension CQRSRules {
  private var ports: Selection { code.modules("CommandPorts", "QueryPorts").protocols }

  private var closedPorts: Selection {
    let open = Set(layout.openPorts.map(\.name))
    return ports.filter("ports that are not listed") { !open.contains($0.name) }
  }

  private var inboundFiles: [SourceFile] { files.filter { layout.inbound.contains($0.module) } }

  /// No port is named, by whatever alias, and no method of one called, however it was come by.
  var portsOfInbound: Finding {
    let closed = closedPorts
    let forbidden = Set(closed.symbols + closed.members.symbols)
    let all = forbidden.union(code.aliases(leadingTo: Set(closed.symbols)))
    let files = inboundFiles
    let breaches = files.flatMap { file in
      code.edgesByFile[Int(file.id)].lazy.map { code.graph.edges[Int($0)] }.filter { all.contains($0.to) }.map { edge in
        code.breach(
          at: edge.occurrence, in: edge.from,
          "\(file.module) asks the buses, and names the port \(code.name(of: edge.to))")
      }
    }
    return Finding(
      count: files.count, subject: "sources of \(layout.inbound.sorted().joined(separator: ", "))", breaches: breaches)
  }

  var wordsOfInbound: Finding {
    let closed = closedPorts
    let names = Set(closed.symbols.map { code.model.symbol($0).name })
    return words(inBranchesOf: inboundFiles, "inbound modules") { word, file in
      names.contains(word) ? "\(file.module) asks the buses, and names the port \(word)" : nil
    }
  }

  /// A port that is listed and not mentioned opens a door to nowhere, until somebody uses it.
  var openPortsAreNeeded: Finding {
    let mentioned = Set(
      inboundFiles.flatMap { file in
        code.edgesByFile[Int(file.id)].map { code.graph.edges[Int($0)].to }
      })
    let breaches = layout.openPorts.compactMap { port -> Breach? in
      let symbols = ports.filter(port.name) { $0.name == port.name }.symbols
      if port.reason.isEmpty { return missing(port, symbols, "is listed without a reason") }
      return mentioned.isDisjoint(with: symbols) ? missing(port, symbols, "is listed, and not mentioned") : nil
    }
    return Finding(count: layout.openPorts.count, subject: "listed ports", mayBeEmpty: true, breaches: breaches)
  }

  private func missing(_ port: Layout.OpenPort, _ symbols: [SymbolID], _ fault: String) -> Breach {
    let message = "the port \(port.name) \(fault)"
    return symbols.first.map { code.breach(at: $0, message) }
      ?? Breach(file: "Package.swift", line: 1, column: 1, message: message)
  }
}
