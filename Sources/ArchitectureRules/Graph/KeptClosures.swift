/// Where closures are kept, and what takes them there: the property itself, an initialiser of its type, or a method that
/// is handed a closure for good and mentions the property.
struct KeptClosures {
  let properties: Set<SymbolID>
  private var byTaker: [SymbolID: [SymbolID]] = [:]

  init(model: CodeModel, written: [CallGraph.Edge], properties: Set<SymbolID>) {
    self.properties = properties
    for property in properties { byTaker[property] = [property] }
    addInitialisers(model)
    addMethods(model, written)
  }

  /// The properties in which a closure ends up that is given to this.
  func keeping(_ taker: CallGraph.Node) -> [SymbolID] { byTaker[taker] ?? [] }

  private mutating func addInitialisers(_ model: CodeModel) {
    var byType: [SymbolID: [SymbolID]] = [:]
    for property in properties {
      let type = model.declarations.parent[Int(property)]
      if type >= 0 { byType[type, default: []].append(property) }
    }
    for index in model.symbols.indices where model.symbols[index].kind == .constructor {
      if let kept = byType[model.declarations.parent[index]] { byTaker[SymbolID(index)] = kept }
    }
  }

  private mutating func addMethods(_ model: CodeModel, _ written: [CallGraph.Edge]) {
    var found: [SymbolID: Set<SymbolID>] = [:]
    for edge in written {
      guard Int(edge.from) < model.symbols.count, Int(edge.to) < model.symbols.count else { continue }
      let accessed = model.declarations.accessorOf[Int(edge.to)]
      let property = accessed >= 0 ? accessed : edge.to
      let method = model.symbols[Int(edge.from)]
      guard properties.contains(property), method.kind.isMethod, Self.takesClosureForGood(method) else { continue }
      found[edge.from, default: []].insert(property)
    }
    // Who hands it to a requirement hands it to every witness.
    for link in model.declarations.overrides {
      if let kept = found[link.to] { found[link.from, default: []].formUnion(kept) }
    }
    for (method, kept) in found { byTaker[method] = kept.sorted() }
  }

  /// Whether a parameter is a function that may outlive the call; those that may not are mangled with `XE`.
  private static func takesClosureForGood(_ method: Symbol) -> Bool {
    guard method.usr.contains("c"), let signature = Demangler.signature(ofUSR: method.usr) else { return false }
    let parameters = Signature(signature, name: String(method.baseName)).parameters
    return parameters.split(separator: "->").count - 1 > method.usr.split(separator: "XE").count - 1
  }
}
