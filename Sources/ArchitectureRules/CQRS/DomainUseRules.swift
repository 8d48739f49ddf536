extension CQRSRules {
  public var d3: Outcome {
    let uses = domainUses
    let breaches = uses.filter { !crossings.contains($0.crossing) }.map { use in
      code.breach(
        at: use.edge.occurrence, in: use.edge.from,
        "\(use.from) uses \(code.name(of: use.edge.to)) of \(use.to)")
    }
    return Rule.d3.outcome(
      domainsFinding(breaches), needsThatAreUsed(Set(uses.filter { !isFeature($0.edge.to) }.map(\.crossing))),
      usesInBranches)
  }

  /// Who says that it needs a feature names it by that, and has not used it yet.
  private func isFeature(_ symbol: SymbolID) -> Bool {
    let signature = Signature(code.model.signature(of: symbol), name: String(code.model.symbol(symbol).baseName))
    return signature.typeNames == ["Composition.Feature"]
  }

  private func needsThatAreUsed(_ used: Set<Layout.Crossing>) -> Finding {
    let breaches = crossings.subtracting(used).map { crossing in
      Breach(
        file: layout.file(of: crossing.from, in: "Composition") ?? layout.featureList, line: 1, column: 1,
        message: "\(crossing.from) says that it needs \(crossing.to), and does not")
    }
    return Finding(count: crossings.count, subject: "needs of features", mayBeEmpty: true, breaches: breaches)
  }

  /// In branches of `#if` nothing but words is known: no name of another domain's type stands there.
  private var usesInBranches: Finding {
    let owners = typeOwners(tree.isDomain)
    let sources = files.filter { file in domainFolder(of: file).map(tree.isDomain) ?? false }
    return words(inBranchesOf: sources, "domains") { word, file in
      guard let from = domainFolder(of: file), let of = owners[word], !of.contains(from),
        !of.contains(where: { crossings.contains(Layout.Crossing(from: from, to: $0)) })
      else { return nil }
      return "\(from) names \(word) of \(of.sorted()[0])"
    }
  }

  /// The names of types that stand in domains' folders of layers and nowhere else, with those domains.
  private func typeOwners(_ isWanted: (String) -> Bool) -> [String: Set<String>] {
    var owners: [String: Set<String>] = [:]
    for type in code.declarations.types.symbols {
      guard let file = code.model.file(of: type), let folder = domainFolder(of: file) else { continue }
      owners[code.model.symbol(type).name, default: []].insert(folder)
    }
    return owners.filter { $0.value.allSatisfy(isWanted) }
  }

  /// The words in `#if` branches of some sources, of which the index knows nothing when they were not compiled.
  func words(
    inBranchesOf sources: [SourceFile], _ subject: String, _ judge: (_ word: String, _ file: SourceFile) -> String?
  ) -> Finding {
    var count = 0
    var breaches: [Breach] = []
    for file in sources {
      let text = code.text(ofFile: file.id)
      for token in text.tokens where token.conditions > 0 && token.kind == .word {
        count += 1
        guard let message = judge(token.text, file) else { continue }
        breaches.append(code.breach(in: text, at: token, "in a branch of `#if`, \(message)"))
      }
    }
    return Finding(count: count, subject: "words in `#if` branches of \(subject)", mayBeEmpty: true, breaches: breaches)
  }
}

extension CQRSRules.DomainUse {
  var crossing: Layout.Crossing { Layout.Crossing(from: from, to: to) }
}
