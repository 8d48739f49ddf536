extension Codebase {
  /// The types with their modules that a declaration's signature names, aliases resolved.
  public func typesMentioned(inSignatureOf symbol: SymbolID) -> [String] {
    Signature(model.signature(of: symbol), name: String(model.symbol(symbol).baseName)).typeNames
  }

  /// The way from some types to a type of forbidden modules, through stored properties, cases and requirements.
  func leak(from names: [String], into modules: Set<String>, except isFine: (String) -> Bool) -> [String]? {
    way(from: names) { name in
      modules.contains(String(name.prefix { $0 != "." })) && !isFine(name)
    } stoppingAt: {
      modules.contains(String($0.prefix { $0 != "." }))
    }
  }

  /// The way from some types to one that is wanted, through stored properties, cases and requirements.
  func way(
    from names: [String], to isWanted: (String) -> Bool, stoppingAt isEnd: (String) -> Bool = { _ in false }
  ) -> [String]? {
    var seen: Set<String> = []
    var queue = names.map { [$0] }
    var head = 0
    while head < queue.count {
      let way = queue[head]
      head += 1
      guard let name = way.last, seen.insert(name).inserted else { continue }
      if isWanted(name) { return way }
      guard !isEnd(name), let type = type(named: name) else { continue }
      for inner in contents(of: type) { queue.append(way + [inner]) }
    }
    return nil
  }

  private func contents(of type: SymbolID) -> [String] {
    (names.members[type] ?? []).flatMap { member -> [String] in
      switch model.symbol(member).kind {
      case .instanceProperty, .enumCase: typesMentioned(inSignatureOf: member)
      default: []
      }
    }
  }

  /// Whether a property is stored: its getter was not written.
  public func isStored(_ property: SymbolID) -> Bool {
    guard model.symbol(property).kind == .instanceProperty, !model.symbol(property).name.contains("(") else {
      return false
    }
    for accessor in accessors(of: property) where model.symbol(accessor).name.hasPrefix("getter:") {
      return model.definition(of: accessor)?.roles.contains(.implicit) ?? false
    }
    return true
  }

  func accessors(of property: SymbolID) -> [SymbolID] {
    names.accessors[property] ?? []
  }
}
