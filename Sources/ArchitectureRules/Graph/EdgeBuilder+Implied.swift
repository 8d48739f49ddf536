extension EdgeBuilder {
  /// What runs without being named where it is caused.
  mutating func addImplied() {
    addDispatch()
    addMembers()
    addInheritance()
  }

  /// A requirement leads to every witness, an overridden member to every override; accessors follow their properties.
  private mutating func addDispatch() {
    let accessors = accessorsByProperty()
    addObservers(accessors)
    for link in model.declarations.overrides {
      let isOutside = model.declarations.definition[Int(link.from)] < 0
      if isOutside { addWitnessOfOutside(link, accessors) }
      if isOutside, isOfValueProtocol(model.symbols[Int(link.from)].usr) { continue }
      add(link.from, link.to, at: link.occurrence, written: false)
      // An initialiser that a class inherits runs the superclass's; one that a protocol asks for runs nobody else's.
      if isOfClass(link.from), model.symbols[Int(link.to)].kind == .constructor {
        add(link.to, link.from, at: link.occurrence, written: false)
      }
      for accessor in accessors[link.from] ?? [] {
        let prefix = model.symbols[Int(accessor)].name.prefix { $0 != ":" }
        for other in accessors[link.to] ?? [] where model.symbols[Int(other)].name.hasPrefix(prefix) {
          add(accessor, other, at: link.occurrence, written: false)
        }
      }
    }
  }

  private func isOfClass(_ initialiser: SymbolID) -> Bool {
    let parent = model.declarations.parent[Int(initialiser)]
    return model.symbols[Int(initialiser)].kind == .constructor && parent >= 0
      && model.symbols[Int(parent)].kind == .class
  }

  /// Setting a property runs what observes it.
  private mutating func addObservers(_ accessors: [SymbolID: [SymbolID]]) {
    for (_, group) in accessors.sorted(by: { $0.key < $1.key }) {
      let setters = group.filter { model.symbols[Int($0)].name.hasPrefix("setter:") }
      for observer in group {
        let name = model.symbols[Int(observer)].name
        let definition = model.declarations.definition[Int(observer)]
        guard definition >= 0, name.hasPrefix("didSet:") || name.hasPrefix("willSet:") else { continue }
        for setter in setters { add(setter, observer, at: definition, written: false) }
      }
    }
  }

  /// The standard library calls such witnesses itself (`description`, `hash(into:)`, `encode(to:)`), so the type leads to them.
  private mutating func addWitnessOfOutside(_ link: Declarations.Link, _ accessors: [SymbolID: [SymbolID]]) {
    guard model.declarations.definition[Int(link.to)] >= 0 else { return }
    for type in holders(of: link) {
      add(type, link.to, at: link.occurrence, written: false)
      for accessor in accessors[link.to] ?? [] { add(type, accessor, at: link.occurrence, written: false) }
    }
  }

  /// The type that declares the witness, and the one that conforms by it.
  private func holders(of link: Declarations.Link) -> Set<SymbolID> {
    var types: Set<SymbolID> = []
    let parent = model.declarations.parent[Int(link.to)]
    if parent >= 0 { types.insert(parent) }
    for relation in model.relations(of: model.occurrences[Int(link.occurrence)])
    where relation.roles.contains(.containedBy) {
      let extended = model.declarations.extended[Int(relation.symbol)]
      types.insert(extended >= 0 ? extended : relation.symbol)
    }
    return types
  }

  /// Every value conforms to these; a call of `encode(to:)` in a coder leads to the values that are named elsewhere on
  /// the way, not to all that the package has.
  private func isOfValueProtocol(_ usr: String) -> Bool { Self.valueProtocols.contains(where: usr.hasPrefix) }

  /// Encodable, Decodable, Hashable, Equatable, Comparable, RawRepresentable and the like, as mangled.
  private static let valueProtocols = [
    "s:SE", "s:Se", "s:SH", "s:SQ", "s:SL", "s:SY", "s:s23CustomStringConvertibleP",
    "s:s28CustomDebugStringConvertibleP", "s:s9CodingKeyP", "s:s5ErrorP", "s:s12IdentifiableP", "s:s12CaseIterableP",
  ]

  private mutating func addMembers() {
    for index in model.symbols.indices {
      let member = SymbolID(index)
      let definition = model.declarations.definition[index]
      guard definition >= 0 else { continue }
      let property = model.declarations.accessorOf[index]
      if property >= 0 { addAccessor(member, of: property, at: definition) }
      let type = model.declarations.parent[index]
      if type >= 0 { addMember(member, of: type, at: definition) }
    }
  }

  /// Reading or writing a property runs its initial value (when lazy, static or global) and its wrapper.
  private mutating func addAccessor(_ accessor: SymbolID, of property: SymbolID, at definition: Int32) {
    add(accessor, property, at: definition, written: false)
    let name = model.symbols[Int(property)].name
    let type = model.declarations.parent[Int(property)]
    guard type >= 0, Self.wrapperMembers.contains(name) else { return }
    add(type, accessor, at: definition, written: false)
  }

  private mutating func addMember(_ member: SymbolID, of type: SymbolID, at definition: Int32) {
    switch model.symbols[Int(member)].kind {
    case .destructor:
      add(type, member, at: definition, written: false)
    case .constructor, .enumCase:
      add(member, type, at: definition, written: false)
    case .instanceMethod where model.symbols[Int(member)].baseName == "dynamicallyCall":
      // Calling a value of the type leaves no mention.
      add(type, member, at: definition, written: false)
    case .instanceProperty where model.symbols[Int(type)].kind != .protocol:
      add(type, member, at: definition, written: false)
    default:
      break
    }
  }

  /// A class leads to its superclass, whose initialisers and `deinit` run with its own.
  private mutating func addInheritance() {
    for link in model.declarations.conformances where model.symbols[Int(link.to)].kind == .class {
      add(link.from, link.to, at: link.occurrence, written: false)
    }
  }

  private func accessorsByProperty() -> [SymbolID: [SymbolID]] {
    var result: [SymbolID: [SymbolID]] = [:]
    for index in model.declarations.accessorOf.indices {
      let property = model.declarations.accessorOf[index]
      if property >= 0 { result[property, default: []].append(SymbolID(index)) }
    }
    return result
  }

  private static let wrapperMembers: Set<String> = ["wrappedValue", "projectedValue"]
}
