/// Derives the edges of a call graph from occurrences and relations.
struct EdgeBuilder {
  let model: CodeModel
  private(set) var edges: [CallGraph.Edge] = []

  private static let containing: Roles = [.containedBy, .calledBy, .baseOf, .extendedBy]
  private static let mentioning: Roles = [.reference, .implicit]

  init(_ model: CodeModel) {
    self.model = model
    edges.reserveCapacity(model.occurrences.count)
  }

  mutating func add(_ from: CallGraph.Node, _ to: CallGraph.Node, at occurrence: Int32, written: Bool) {
    guard from != to else { return }
    edges.append(CallGraph.Edge(from: from, to: to, occurrence: occurrence, isWritten: written))
  }

  /// From each containing declaration to what its text mentions.
  mutating func addWritten() {
    var nearest: CallGraph.Node = -1
    var file: FileID = -1
    for index in model.occurrences.indices {
      let occurrence = model.occurrences[index]
      if occurrence.file != file {
        file = occurrence.file
        nearest = -1
      }
      if occurrence.roles.contains(.definition) {
        let kind = model.symbols[Int(occurrence.symbol)].kind
        if kind != .parameter { nearest = occurrence.symbol }
      }
      guard !occurrence.roles.isDisjoint(with: Self.mentioning), !occurrence.roles.contains(.definition) else {
        continue
      }
      // That a type has a witness is no mention of it.
      if model.relations(of: occurrence).contains(where: { $0.roles.contains(.overrideOf) }) { continue }
      var contained = false
      for relation in model.relations(of: occurrence)
      where !relation.roles.isDisjoint(with: Self.containing) {
        contained = true
        add(relation.symbol, occurrence.symbol, at: Int32(index), written: true)
      }
      if !contained {
        add(owner(nearest, in: file), occurrence.symbol, at: Int32(index), written: true)
      }
    }
  }

  /// Few mentions carry no container: the target of an alias, the types of a subscript or of a case, top-level code.
  private func owner(_ nearest: CallGraph.Node, in file: FileID) -> CallGraph.Node {
    let topLevel = CallGraph.Node(model.symbols.count) + file
    guard nearest >= 0 else { return topLevel }
    let symbol = model.symbols[Int(nearest)]
    switch symbol.kind {
    case .typealias, .enumCase, .extension, .protocol, .macro: return nearest
    default: return symbol.name.hasPrefix("subscript(") ? nearest : topLevel
    }
  }
}
