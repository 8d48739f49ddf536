/// A package as the compiler saw it: its files, symbols and every mention of a symbol, with what relates them.
///
/// Immutable once loaded, so that tests may share one.
public struct CodeModel: Sendable {
  public let root: String
  public let files: [SourceFile]
  public let symbols: [Symbol]
  public let occurrences: [Occurrence]
  let relations: [Relation]
  let idsByUSR: [String: SymbolID]
  let declarations: Declarations

  /// Reads the index of a debug build. Throws when anything that it would need is missing or older than the sources.
  public static func load(_ sources: Sources, store: String, library: String) throws -> Self {
    let listing = try SourceListing.read(
      root: IndexLocation.canonical(sources.root), folders: sources.folders, excluding: sources.excluded)
    let reader = try IndexStoreLibrary.open(at: library)
    var error: IndexStoreLibrary.Reference?
    guard let handle = reader.createStore(store, &error) else {
      throw ModelError.storeUnreadable(path: store, why: reader.message(of: error))
    }
    defer { reader.disposeStore(handle) }

    let units = try IndexUnits.read(reader, store: handle, files: Set(listing.entries.map(\.path)))
    try checkFreshness(of: units, against: listing)
    let records = IndexRecords(reader, store: handle)
    var files: [SourceFile] = []
    for entry in listing.entries {
      guard let unit = units.unitsByFile[entry.path] else { continue }
      let id = FileID(files.count)
      files.append(
        SourceFile(id: id, path: entry.path, relativePath: entry.relativePath, module: unit.module))
      for record in unit.records { try records.read(record, of: id) }
    }
    let tables = records.tables
    return Self(
      root: IndexLocation.canonical(sources.root), files: files, symbols: tables.symbols,
      occurrences: tables.occurrences, relations: tables.relations, idsByUSR: tables.idsByUSR,
      declarations: Declarations(
        symbols: tables.symbols, occurrences: tables.occurrences, relations: tables.relations))
  }

  private static func checkFreshness(of units: IndexUnits, against listing: SourceListing) throws {
    var missing: [String] = []
    var stale: [String] = []
    for entry in listing.entries {
      if let unit = units.unitsByFile[entry.path] {
        if entry.modified > unit.time { stale.append(entry.relativePath) }
      } else {
        missing.append(entry.relativePath)
      }
    }
    guard missing.isEmpty else { throw ModelError.sourcesWithoutUnit(missing) }
    guard stale.isEmpty else { throw ModelError.sourcesNewerThanUnit(stale) }
  }

  func relations(of occurrence: Occurrence) -> ArraySlice<Relation> {
    relations[Int(occurrence.firstRelation)..<Int(occurrence.firstRelation + occurrence.relationCount)]
  }
}

extension CodeModel {
  /// Which sources of a package are looked at.
  public struct Sources: Sendable {
    public let root: String
    public let folders: [String]
    /// Paths from the root that are left out.
    public let excluded: [String]

    public init(root: String, folders: [String] = ["Sources"], excluding excluded: [String] = []) {
      self.root = root
      self.folders = folders
      self.excluded = excluded
    }
  }
}
