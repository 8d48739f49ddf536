/// N3: a domain is removed by deleting its folders and its line of the list, so nothing else names what it declares.
extension CQRSRules {
  public var n3: Outcome {
    let names = ownedNames
    let visible = names.mapValues(\.owners).filter { names[$0.key]?.isVisible == true }
    return Rule.n3.outcome(
      namesInSources, namesInBranches(names.mapValues(\.owners)), namesInTests(visible), namesInScripts(visible))
  }

  /// The sources that stand in no domain's folder of a layer, without the list.
  private var outside: [SourceFile] {
    files.filter { !isInDomains($0) && $0.relativePath != layout.featureList }
  }

  /// The domains whose folders are not those of a file, nor needed by one that is; the frame may know the machinery.
  func foreign(_ domains: Set<String>, to own: Set<String>) -> [String] {
    domains.subtracting(own).subtracting(layout.machinery).filter { domain in
      !own.contains { crossings.contains(Layout.Crossing(from: $0, to: domain)) }
    }.sorted()
  }

  private var namesInSources: Finding {
    let sources = outside
    let breaches = sources.flatMap { file -> [Breach] in
      let own = owners(of: file.id)
      return code.edgesByFile[Int(file.id)].compactMap { index in
        let edge = code.graph.edges[Int(index)]
        guard edge.to < code.graph.symbolCount, let target = code.model.definition(of: edge.to)?.file else {
          return nil
        }
        let owners = owners(of: target)
        guard !owners.isEmpty, let domain = foreign(owners, to: own).first else { return nil }
        return code.breach(at: edge.occurrence, in: edge.from, "names \(code.name(of: edge.to)) of \(domain)")
      }
    }
    return Finding(
      count: sources.count, subject: "sources outside the domains' folders", mayBeEmpty: domains.isEmpty,
      breaches: breaches)
  }

  private func namesInBranches(_ names: [String: Set<String>]) -> Finding {
    words(inBranchesOf: outside, "sources outside the domains' folders") { word, file in
      names[word].flatMap { foreign($0, to: owners(of: file.id)).first }.map { "names \(word) of \($0)" }
    }
  }

  /// The names of top-level types that domains declare and nobody else does, and whether other modules see them.
  private var ownedNames: [String: (owners: Set<String>, isVisible: Bool)] {
    var names: [String: (owners: Set<String>, isVisible: Bool)] = [:]
    var common: Set<String> = []
    for symbol in code.names.declared {
      let kind = code.model.symbol(symbol).kind
      guard kind.isNominalType || kind == .typealias, code.model.parent(of: symbol) == nil,
        let file = code.model.definition(of: symbol)?.file
      else { continue }
      let (name, owners) = (code.model.symbol(symbol).name, owners(of: file))
      if owners.isEmpty {
        common.insert(name)
      } else {
        names[name, default: ([], false)].owners.formUnion(owners)
        if code.modifiers(of: symbol).contains(where: { $0 == "package" || $0 == "public" }) {
          names[name]?.isVisible = true
        }
      }
    }
    return names.filter { !common.contains($0.key) }
  }
}
