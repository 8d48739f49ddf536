/// Finds declarations by what they are called and by what they conform to.
struct NameIndex: Sendable {
  /// `Domain.Order.Line` → the type.
  private(set) var typesByName: [String: SymbolID] = [:]
  /// Protocol or class → all types that conform to it or inherit from it, at any distance, protocols left out.
  private(set) var conformers: [SymbolID: [SymbolID]] = [:]
  /// Type → its members in all extensions, in order of definition.
  private(set) var members: [SymbolID: [SymbolID]] = [:]
  /// Property → its accessors.
  private(set) var accessors: [SymbolID: [SymbolID]] = [:]
  /// All declarations of the package but parameters and extensions.
  private(set) var declared: [SymbolID] = []
  /// The names of classes of other packages.
  private(set) var outsideClasses: Set<String> = []
  /// The module of each declaration, as a place in `modules`; −1 for what others declare.
  private(set) var moduleOf: [Int32]
  private(set) var modules: [String] = []

  init(_ model: CodeModel) {
    moduleOf = [Int32](repeating: -1, count: model.symbols.count)
    var moduleIDs: [String: Int32] = [:]
    var moduleOfFile: [Int32] = []
    for file in model.files {
      let id = moduleIDs[file.module] ?? Int32(modules.count)
      if moduleIDs[file.module] == nil {
        moduleIDs[file.module] = id
        modules.append(file.module)
      }
      moduleOfFile.append(id)
    }
    for index in model.symbols.indices {
      let definition = model.declarations.definition[index]
      if definition < 0, model.symbols[index].kind == .class { outsideClasses.insert(model.symbols[index].name) }
      guard definition >= 0 else { continue }
      let id = SymbolID(index)
      moduleOf[index] = moduleOfFile[Int(model.occurrences[Int(definition)].file)]
      let kind = model.symbols[index].kind
      guard kind != .parameter, kind != .extension else { continue }
      declared.append(id)
      if kind.isNominalType { typesByName["\(modules[Int(moduleOf[index])]).\(model.path(of: id))"] = id }
      let parent = model.declarations.parent[index]
      let property = model.declarations.accessorOf[index]
      if property >= 0 {
        accessors[property, default: []].append(id)
      } else if parent >= 0 {
        members[parent, default: []].append(id)
      }
    }
    addConformers(model)
  }

  private mutating func addConformers(_ model: CodeModel) {
    var direct: [SymbolID: Set<SymbolID>] = [:]
    for link in model.declarations.conformances { direct[link.to, default: []].insert(link.from) }
    for root in direct.keys {
      var found: Set<SymbolID> = []
      var queue = Array(direct[root] ?? [])
      while let type = queue.popLast() {
        guard found.insert(type).inserted else { continue }
        queue += direct[type] ?? []
      }
      conformers[root] = found.filter { model.symbols[Int($0)].kind != .protocol }.sorted()
    }
  }
}
