/// Where each symbol is declared and what it belongs to, in arrays indexed by symbol.
struct Declarations: Sendable {
  /// The occurrence that defines the symbol, or −1 when it is not of this package.
  private(set) var definition: [Int32]
  /// The type (extensions stand for the type they extend) or −1.
  private(set) var parent: [SymbolID]
  /// The property of an accessor, or −1.
  private(set) var accessorOf: [SymbolID]
  /// The type that an extension extends, or −1.
  private(set) var extended: [SymbolID]
  /// Requirement or overridden member → what stands in for it.
  private(set) var overrides: [Link] = []
  /// Type → protocol or superclass that it names.
  private(set) var conformances: [Link] = []

  struct Link: Sendable {
    let from: SymbolID
    let to: SymbolID
    let occurrence: Int32
  }

  init(symbols: [Symbol], occurrences: [Occurrence], relations: [Relation]) {
    let none = [Int32](repeating: -1, count: symbols.count)
    (definition, parent, accessorOf, extended) = (none, none, none, none)
    for index in occurrences.indices {
      let occurrence = occurrences[index]
      if occurrence.roles.contains(.definition), definition[Int(occurrence.symbol)] < 0 {
        definition[Int(occurrence.symbol)] = Int32(index)
      }
      guard occurrence.relationCount > 0 else { continue }
      let first = Int(occurrence.firstRelation)
      for relation in relations[first..<first + Int(occurrence.relationCount)] {
        note(relation, of: occurrence.symbol, at: Int32(index), roles: occurrence.roles)
      }
    }
    resolveExtensions()
  }

  private mutating func note(_ relation: Relation, of symbol: SymbolID, at occurrence: Int32, roles: Roles) {
    if relation.roles.contains(.childOf), roles.contains(.definition) { parent[Int(symbol)] = relation.symbol }
    if relation.roles.contains(.accessorOf) { accessorOf[Int(symbol)] = relation.symbol }
    if relation.roles.contains(.extendedBy) { extended[Int(relation.symbol)] = symbol }
    if relation.roles.contains(.overrideOf) {
      overrides.append(Link(from: relation.symbol, to: symbol, occurrence: occurrence))
    }
    if relation.roles.contains(.baseOf) {
      conformances.append(Link(from: relation.symbol, to: symbol, occurrence: occurrence))
    }
  }

  private mutating func resolveExtensions() {
    for index in parent.indices where parent[index] >= 0 {
      let type = extended[Int(parent[index])]
      if type >= 0 { parent[index] = type }
    }
    conformances = conformances.map { link in
      let type = extended[Int(link.from)]
      return type >= 0 ? Link(from: type, to: link.to, occurrence: link.occurrence) : link
    }
  }
}
