/// Reads the records of files into the tables.
final class IndexRecords {
  private let library: IndexStoreLibrary
  private let store: IndexStoreLibrary.Reference
  private(set) var tables = IndexTables()

  private var file: FileID = 0
  private var seen: [IndexStoreLibrary.Reference: SymbolID] = [:]

  init(_ library: IndexStoreLibrary, store: IndexStoreLibrary.Reference) {
    self.library = library
    self.store = store
    tables.occurrences.reserveCapacity(100_000)
    tables.relations.reserveCapacity(100_000)
  }

  func read(_ record: String, of file: FileID) throws {
    var error: IndexStoreLibrary.Reference?
    guard let reader = library.openRecord(store, record, &error) else {
      throw ModelError.storeUnreadable(path: record, why: library.message(of: error))
    }
    defer { library.closeRecord(reader) }
    self.file = file
    seen.removeAll(keepingCapacity: true)
    _ = library.visitOccurrences(reader, Unmanaged.passUnretained(self).toOpaque()) { context, occurrence in
      guard let context, let occurrence else { return false }
      Unmanaged<IndexRecords>.fromOpaque(context).takeUnretainedValue().add(occurrence)
      return true
    }
  }

  private func add(_ occurrence: IndexStoreLibrary.Reference) {
    guard let symbol = library.occurrenceSymbol(occurrence) else { return }
    var line: UInt32 = 0
    var column: UInt32 = 0
    library.occurrencePlace(occurrence, &line, &column)
    let first = tables.relations.count
    _ = library.visitRelations(occurrence, Unmanaged.passUnretained(self).toOpaque()) { context, relation in
      guard let context, let relation else { return false }
      Unmanaged<IndexRecords>.fromOpaque(context).takeUnretainedValue().addRelation(relation)
      return true
    }
    tables.occurrences.append(
      Occurrence(
        symbol: id(of: symbol),
        file: file,
        line: Int32(truncatingIfNeeded: line),
        column: Int32(truncatingIfNeeded: column),
        roles: Roles(rawValue: UInt32(truncatingIfNeeded: library.occurrenceRoles(occurrence))),
        firstRelation: Int32(first),
        relationCount: Int32(tables.relations.count - first)
      ))
  }

  private func addRelation(_ relation: IndexStoreLibrary.Reference) {
    guard let symbol = library.relationSymbol(relation) else { return }
    let roles = Roles(rawValue: UInt32(truncatingIfNeeded: library.relationRoles(relation)))
    tables.relations.append(Relation(symbol: id(of: symbol), roles: roles))
  }

  private func id(of symbol: IndexStoreLibrary.Reference) -> SymbolID {
    if let known = seen[symbol] { return known }
    let id = tables.intern(
      usr: library.symbolUSR(symbol).string,
      name: library.symbolName(symbol).string,
      kind: SymbolKind(rawValue: UInt8(truncatingIfNeeded: library.symbolKind(symbol))) ?? .unknown
    )
    seen[symbol] = id
    return id
  }
}
