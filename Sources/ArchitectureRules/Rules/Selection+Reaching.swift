extension Selection {
  /// No declaration of this selection may cause one of `forbidden` to run or to be named, at any distance: through
  /// aliases, inferred types, requirements and their adapters, extensions, wrappers, key paths, defaults and closures.
  ///
  /// Each breach stands at the mention in the selection's own text from which the way leads.
  /// - Parameters:
  ///   - forbidden: what must not be reached.
  ///   - within: modules that a way may lead through; all when not given.
  ///   - avoiding: declarations behind which is not looked.
  public func neverReaches(_ forbidden: Selection, within: Set<String>? = nil, avoiding: Selection? = nil) -> Finding {
    let graph = code.graph
    var isSubject = [Bool](repeating: false, count: graph.nodeCount)
    for symbol in symbols { isSubject[Int(symbol)] = true }
    markContainers(&isSubject)
    var isOpen = (0..<Int32(graph.nodeCount)).map { node in
      within.map { node < graph.symbolCount && code.isDeclared(node, in: $0) } ?? true
    }
    for symbol in avoiding?.symbols ?? [] { isOpen[Int(symbol)] = false }
    let targets = forbidden.subtracting(self).symbols
    let reachability = Reachability(graph, targets: targets, isSubject: isSubject, isOpen: isOpen) { edge in
      within?.contains(code.model.file(code.model.occurrence(edge.occurrence).file).module) ?? true
    }
    let breaches = reachability.offendingEdges(isSubject: isSubject).map { edge in
      let path = reachability.path(from: edge).map(code.hop)
      let way = path.map { "\($0.name) (\($0.file):\($0.line))" }
      let message = "reaches " + ([path[0].name] + way.dropFirst()).joined(separator: " → ")
      return code.breach(at: edge.occurrence, in: edge.from, message, path: path)
    }
    return Finding(count: symbols.count, subject: "declarations of \(description)", breaches: breaches)
  }

  /// No declaration of this selection names one of `forbidden` in its text, by whatever alias.
  public func mentions(noneOf forbidden: Selection) -> Finding {
    var isSubject = [Bool](repeating: false, count: code.graph.nodeCount)
    for symbol in symbols { isSubject[Int(symbol)] = true }
    markContainers(&isSubject)
    var isForbidden = [Bool](repeating: false, count: code.graph.nodeCount)
    for symbol in forbidden.symbols { isForbidden[Int(symbol)] = true }
    let edges = code.graph.edges.filter { $0.isWritten && isSubject[Int($0.from)] && isForbidden[Int($0.to)] }
    return Finding(
      count: symbols.count, subject: "declarations of \(description)",
      breaches: edges.map { edge in
        code.breach(
          at: edge.occurrence, in: edge.from,
          "names \(code.name(of: edge.to)) of \(code.model.module(of: edge.to))")
      })
  }

  /// Extensions and top-level code are no declarations of their own, but what they mention counts.
  private func markContainers(_ isSubject: inout [Bool]) {
    let files = Set(symbols.compactMap { code.model.definition(of: $0)?.file })
    for file in files { isSubject[code.model.symbols.count + Int(file)] = true }
    for index in code.model.symbols.indices where code.model.symbols[index].kind == .extension {
      let definition = code.model.declarations.definition[index]
      if definition >= 0, files.contains(code.model.occurrences[Int(definition)].file) { isSubject[index] = true }
    }
  }
}

extension Codebase {
  func hop(_ hop: Reachability.Hop) -> Breach.Hop {
    let place = model.occurrence(hop.occurrence)
    return Breach.Hop(name: name(of: hop.node), file: model.file(place.file).relativePath, line: place.line)
  }
}
