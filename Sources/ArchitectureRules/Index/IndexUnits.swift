/// The newest unit of each source file. Records are reached only through these, so nothing stale is read.
struct IndexUnits {
  struct Unit {
    let module: String
    let records: [String]
    /// Seconds and nanoseconds since 1970.
    let time: (Int64, Int64)
  }

  private(set) var unitsByFile: [String: Unit] = [:]

  /// Reads the units whose main file is one of `files`; all others (removed sources, other packages) are ignored.
  static func read(_ library: IndexStoreLibrary, store: IndexStoreLibrary.Reference, files: Set<String>) throws -> Self
  {
    let names = NameCollector()
    let context = Unmanaged.passUnretained(names).toOpaque()
    _ = library.visitUnits(store, 0, context) { context, name in
      guard let context else { return false }
      Unmanaged<NameCollector>.fromOpaque(context).takeUnretainedValue().names.append(name.string)
      return true
    }
    var units = Self()
    for name in names.names {
      try units.add(name, library, store: store, files: files)
    }
    return units
  }

  private mutating func add(
    _ name: String, _ library: IndexStoreLibrary, store: IndexStoreLibrary.Reference, files: Set<String>
  ) throws {
    var error: IndexStoreLibrary.Reference?
    guard let reader = library.openUnit(store, name, &error) else {
      throw ModelError.storeUnreadable(path: name, why: library.message(of: error))
    }
    defer { library.closeUnit(reader) }
    var main = library.unitMainFile(reader).string
    if !main.hasPrefix("/") { main = "\(library.unitWorkingFolder(reader).string)/\(main)" }
    if !files.contains(main) { main = IndexLocation.canonical(main) }
    guard files.contains(main) else { return }

    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
    if library.unitTime(store, name, &seconds, &nanoseconds, &error) {
      throw ModelError.storeUnreadable(path: name, why: library.message(of: error))
    }
    if let other = unitsByFile[main], other.time >= (seconds, nanoseconds) { return }

    let records = NameCollector(library: library)
    _ = library.visitDependencies(reader, Unmanaged.passUnretained(records).toOpaque()) { context, dependency in
      guard let context, let dependency else { return false }
      Unmanaged<NameCollector>.fromOpaque(context).takeUnretainedValue().addRecord(dependency)
      return true
    }
    unitsByFile[main] = Unit(
      module: library.unitModule(reader).string, records: records.names, time: (seconds, nanoseconds))
  }
}

/// Gathers names from C callbacks, which can carry nothing but a pointer.
private final class NameCollector {
  var names: [String] = []
  private let library: IndexStoreLibrary?

  init(library: IndexStoreLibrary? = nil) { self.library = library }

  func addRecord(_ dependency: IndexStoreLibrary.Reference) {
    let record: UInt32 = 2
    guard let library, library.dependencyKind(dependency) == record else { return }
    names.append(library.dependencyName(dependency).string)
  }
}
