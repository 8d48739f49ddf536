/// Some declarations of a codebase, with words for what they are.
public struct Selection: Sendable {
  public let code: Codebase
  public let symbols: [SymbolID]
  public let description: String

  init(_ code: Codebase, _ symbols: [SymbolID], _ description: String) {
    self.code = code
    self.symbols = symbols
    self.description = description
  }

  /// The part for which a condition holds.
  public func filter(_ description: String, _ isIncluded: (Symbol) -> Bool) -> Selection {
    Selection(code, symbols.filter { isIncluded(code.model.symbol($0)) }, description)
  }

  public var types: Selection { filter("types of \(description)") { $0.kind.isNominalType } }

  public var protocols: Selection { filter("protocols of \(description)") { $0.kind == .protocol } }

  public var methods: Selection {
    filter("methods of \(description)") {
      $0.kind.isMethod && code.model.declarations.accessorOf[Int($0.id)] < 0
    }
  }

  public var properties: Selection { filter("properties of \(description)") { $0.kind.isProperty } }

  /// The types whose name matches, such as `/…Interactor$/`.
  public func types(named pattern: Regex<some Any>) -> Selection {
    filter("types of \(description) with a matching name") {
      $0.kind.isNominalType && $0.name.firstMatch(of: pattern) != nil
    }
  }

  /// The declarations with one of these names, labels left out.
  public func named(_ names: Set<String>) -> Selection {
    filter("\(names.sorted().joined(separator: ", ")) of \(description)") { names.contains(String($0.baseName)) }
  }

  /// The types that conform, through whatever protocols and superclasses, to a protocol of the package.
  public func conforming(to protocolName: String) -> Selection {
    let conformers = Set(code.conformers(of: protocolName))
    return filter("types of \(description) that conform to \(protocolName)") { conformers.contains($0.id) }
  }

  /// The declarations in files whose path begins so.
  public func files(under path: String) -> Selection {
    filter("declarations below \(path)") {
      code.model.file(of: $0.id)?.relativePath.hasPrefix(path) ?? false
    }
  }

  /// The members of these types, in all extensions.
  public var members: Selection {
    Selection(code, symbols.flatMap { code.names.members[$0] ?? [] }, "members of \(description)")
  }

  public func union(_ other: Selection) -> Selection {
    Selection(code, symbols + other.symbols, "\(description) and \(other.description)")
  }

  public func subtracting(_ other: Selection) -> Selection {
    let removed = Set(other.symbols)
    return Selection(code, symbols.filter { !removed.contains($0) }, description)
  }

  /// The same declarations under another name.
  public func described(as description: String) -> Selection { Selection(code, symbols, description) }
}

extension Codebase {
  /// All that the package declares.
  public var declarations: Selection { Selection(self, names.declared, "all modules") }

  /// All that some modules declare.
  public func modules(_ modules: String...) -> Selection { self.modules(modules) }

  public func modules(_ modules: some Collection<String>) -> Selection {
    let wanted = Set(modules)
    let included = names.modules.map(wanted.contains)
    return Selection(
      self, names.declared.filter { included[Int(names.moduleOf[Int($0)])] },
      modules.sorted().joined(separator: ", "))
  }

  /// The protocols of the package with this name.
  public func protocols(named name: String) -> [SymbolID] {
    names.declared.filter { model.symbol($0).kind == .protocol && model.symbol($0).name == name }
  }

  /// The types that conform to a protocol of the package, at any distance.
  public func conformers(of protocolName: String) -> [SymbolID] {
    protocols(named: protocolName).flatMap { names.conformers[$0] ?? [] }
  }

  /// Whether a symbol is declared in one of these modules.
  func isDeclared(_ symbol: SymbolID, in modules: Set<String>) -> Bool {
    let module = names.moduleOf[Int(symbol)]
    return module >= 0 && modules.contains(names.modules[Int(module)])
  }

  /// The type for a name with its module, such as `Domain.Order.Line`.
  public func type(named name: String) -> SymbolID? { names.typesByName[name] }
}
