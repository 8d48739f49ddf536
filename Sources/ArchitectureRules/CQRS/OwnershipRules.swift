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
  private func foreign(_ domains: Set<String>, to own: Set<String>) -> [String] {
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

  /// The index has no tests, so a name is known by its word; one that the test target declares itself is its own.
  private func namesInTests(_ names: [String: Set<String>]) -> Finding {
    let tests = testTexts
    let mentions = tests.flatMap { text -> [(text: SourceText, token: Token, domain: String)] in
      let own = tree.owners(ofPath: text.relativePath)
      return text.tokens.compactMap { token in
        guard token.kind == .word, token.isCapitalised, let owners = names[token.text] else { return nil }
        return foreign(owners, to: own).first.map { (text, token, $0) }
      }
    }
    let targets = Set(mentions.map(\.text.target))
    let declared = Dictionary(grouping: tests.filter { targets.contains($0.target) }, by: \.target)
      .mapValues { Set($0.flatMap(\.declaredTypes)) }
    let breaches = mentions.filter { declared[$0.text.target]?.contains($0.token.text) != true }.map { mention in
      code.breach(in: mention.text, at: mention.token, "names \(mention.token.text) of \(mention.domain)")
    }
    return Finding(count: tests.count, subject: "test sources", mayBeEmpty: domains.isEmpty, breaches: breaches)
  }

  /// A name of one word may mean anything in a script.
  private func namesInScripts(_ names: [String: Set<String>]) -> Finding {
    let scripts = layout.scriptFolders.flatMap { ScriptText.all(below: $0, of: code.model.root) }
    let breaches = scripts.flatMap { script -> [Breach] in
      let own = tree.owners(ofPath: script.relativePath)
      let classes = script.classes
      return script.words.filter { $0.isCompound && !classes.contains($0.text) }.compactMap { word in
        names[word.text].flatMap { foreign($0, to: own).first }.map { domain in
          Breach(
            file: script.relativePath, line: word.line, column: word.column, message: "names \(word.text) of \(domain)")
        }
      }
    }
    return Finding(count: scripts.count, subject: "scripts", mayBeEmpty: true, breaches: breaches)
  }
}

extension Token {
  fileprivate var isCapitalised: Bool { text.utf8.first.map { 65...90 ~= $0 } ?? false }
}

extension SourceText {
  private static let typeWords: Set<String> = ["struct", "class", "enum", "actor", "protocol"]

  /// `APITests` for a file below `Tests/APITests`.
  fileprivate var target: Substring { relativePath.split(separator: "/").dropFirst().first ?? "" }

  /// The types that the file declares, at whatever depth. An alias is no type of its own.
  fileprivate var declaredTypes: [String] {
    zip(tokens, tokens.dropFirst()).compactMap { before, name in
      before.kind == .word && Self.typeWords.contains(before.text) && name.kind == .word ? name.text : nil
    }
  }
}
