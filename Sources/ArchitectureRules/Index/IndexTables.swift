/// What the index says, in flat tables: no objects, no strings per occurrence.
struct IndexTables {
  var symbols: [Symbol] = []
  var occurrences: [Occurrence] = []
  var relations: [Relation] = []
  var idsByUSR: [String: SymbolID] = [:]

  /// The id of a symbol, which is added when it is new.
  mutating func intern(usr: String, name: String, kind: SymbolKind) -> SymbolID {
    if let known = idsByUSR[usr] { return known }
    let id = SymbolID(symbols.count)
    symbols.append(Symbol(id: id, usr: usr, name: name, kind: kind))
    idsByUSR[usr] = id
    return id
  }
}
