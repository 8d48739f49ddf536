extension CQRSRules {
  /// Ways to reach a type that the compiler does not see.
  private static let reflections: Set<String> = [
    "_typeByName", "_getTypeByMangledNameInContext", "NSClassFromString", "NSSelectorFromString", "dlopen", "dlsym",
    "_silgen_name", "_cdecl", "_spi",
  ]

  public var l1: Outcome {
    var imports = 0
    var breaches: [Breach] = []
    for file in files {
      let text = code.text(ofFile: file.id)
      for declaration in text.imports {
        imports += 1
        let place = (file.relativePath, declaration.line, declaration.column)
        if declaration.attributes.contains("_exported") {
          breaches.append(Self.breach(at: place, "@_exported hands \(declaration.module) on to whoever imports this"))
        } else if !mayImport(declaration.module, in: file.module) {
          breaches.append(Self.breach(at: place, "\(file.module) may not import \(declaration.module)"))
        } else if declaration.attributes.contains("testable") {
          breaches.append(Self.breach(at: place, "@testable opens what the module keeps to itself"))
        }
      }
      for token in text.tokens where token.kind == .word && Self.reflections.contains(token.text) {
        breaches.append(code.breach(in: text, at: token, "\(token.text) reaches what no import shows"))
      }
    }
    return Rule.l1.outcome(
      Finding(count: imports, subject: "imports of \(files.count) sources", breaches: breaches), testImports)
  }

  private var testImports: Finding {
    let tests = code.otherTexts.filter { $0.relativePath.hasPrefix("Tests/") }
    let breaches = tests.flatMap { text in
      text.imports.filter { $0.attributes.contains("testable") }.map {
        Self.breach(at: (text.relativePath, $0.line, $0.column), "tests import without @testable")
      }
    }
    return Finding(count: tests.count, subject: "test sources", breaches: breaches)
  }

  private func mayImport(_ module: String, in importer: String) -> Bool {
    if layout.openModules.contains(module) || module == importer { return true }
    if layout.programs.contains(importer) { return !layout.cLibraries.contains { $0.module == module } }
    return layout.imports[importer]?.contains(module) ?? false
  }

  private static func breach(at place: (file: String, line: Int32, column: Int32), _ message: String) -> Breach {
    Breach(file: place.file, line: place.line, column: place.column, message: message)
  }

  public var l2: Outcome {
    Rule.l2.outcome(manifestGraph, domainCycles)
  }

  private var manifestGraph: Finding {
    let text = code.text(at: "Package.swift")
    let targets = (code.manifest?.targets ?? []).filter {
      $0.type != "test" && $0.type != "system" && $0.path?.hasPrefix("Tests/") != true
        && !layout.programs.contains($0.name) && !layout.tools.contains($0.name)
    }
    var breaches: [Breach] = []
    func report(_ target: String, _ message: String) {
      let token = text?.tokens.first { $0.isString && $0.text == target }
      breaches.append(
        Breach(file: "Package.swift", line: token?.line ?? 1, column: token?.column ?? 1, message: message))
    }
    for target in targets {
      guard let wanted = layout.imports[target.name] else {
        report(target.name, "\(target.name) is not in the layer table")
        continue
      }
      let declared = Set(target.dependencies)
      for extra in declared.subtracting(wanted).sorted() {
        report(target.name, "\(target.name) may not use \(extra)")
      }
      for missing in wanted.subtracting(declared).sorted() {
        report(target.name, "\(target.name) should be declared to use \(missing), as the layer table says")
      }
    }
    for missing in Set(layout.imports.keys).subtracting(targets.map(\.name)).sorted() {
      report(missing, "\(missing) of the layer table is not in the manifest")
    }
    if let packages = code.manifest?.packages, packages > 0 {
      report("", "the list of package dependencies is empty, for good")
    }
    return Finding(count: targets.count, subject: "targets of the manifest", breaches: breaches)
  }

  /// Uses between domain folders, by the first mention of each.
  private var domainCycles: Finding {
    let uses = domainUses
    var graph: [String: Set<String>] = [:]
    for use in uses { graph[use.from, default: []].insert(use.to) }
    let breaches = uses.filter { Cycles.isReachable($0.from, from: $0.to, in: graph) }.map { use in
      code.breach(
        at: use.edge.occurrence, in: use.edge.from,
        "\(use.from) uses \(use.to), which needs \(use.from) itself: a circle of domains")
    }
    return domainsFinding(breaches)
  }

  public var l3: Outcome {
    var breaches: [Breach] = []
    var looked = 0
    for library in layout.cLibraries {
      for file in files where file.module != library.owner {
        let text = code.text(ofFile: file.id)
        looked += 1
        for declaration in text.imports where declaration.module == library.module {
          breaches.append(
            Self.breach(
              at: (file.relativePath, declaration.line, declaration.column),
              "only \(library.owner) imports \(library.module)"))
        }
      }
    }
    return Rule.l3.outcome(
      Finding(count: looked, subject: "sources outside the owner of a library", breaches: breaches), cCalls)
  }

  /// Functions and types of a library that are used without an import of it.
  private var cCalls: Finding {
    let symbols = code.model.symbols.filter { $0.usr.hasPrefix("c:") }
    var owners: [SymbolID: Layout.CLibrary] = [:]
    for symbol in symbols {
      owners[symbol.id] = layout.cLibraries.first { $0.prefixes.contains(where: symbol.name.hasPrefix) }
    }
    let breaches = code.graph.edges.compactMap { edge -> Breach? in
      guard edge.isWritten, let library = owners[edge.to] else { return nil }
      let file = code.model.file(code.model.occurrence(edge.occurrence).file)
      guard file.module != library.owner, !layout.tools.contains(file.module) else { return nil }
      return code.breach(
        at: edge.occurrence, in: edge.from, "\(code.name(of: edge.to)) of \(library.module) is \(library.owner)'s")
    }
    return Finding(count: owners.count, subject: "symbols of C libraries", breaches: breaches)
  }
}
