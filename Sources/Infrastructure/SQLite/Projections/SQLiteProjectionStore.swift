import Foundation
package import Kernel
package import Projections
package import SQLiteStore

/// One version of a projection in a file of its own, which may be deleted at any time and is then built anew.
///
/// Unchecked, because the file is used and exchanged under the lock alone.
package final class SQLiteProjectionStore<T: SQLiteTable>: RebuildableStore, @unchecked Sendable {
  package typealias F = T.F
  package typealias Build = SQLiteProjectionFile<T>

  private let lock = NSLock()
  let folder: String
  private let files: ProjectionFiles
  private let epoch: UInt64
  private let readers: ReadPool?
  private var file: SQLiteProjectionFile<T>?
  private var exchanges = 0

  /// Opens the projection's file in the folder. Files of another epoch tell of another history and are thrown away.
  /// Where there is none, an empty one is made if the log is empty; otherwise it waits for the first rebuild.
  /// `readers` are pointed to the file in use. Nobody else may write to the files.
  package init(
    _ table: T.Type, folder: String, epoch: UInt64, isLogEmpty: Bool = true, readers: ReadPool? = nil
  ) throws {
    self.folder = folder
    files = ProjectionFiles(folder: folder, name: F.name, version: F.version)
    self.epoch = epoch
    self.readers = readers
    file = try Self.openLatest(files, epoch)
    if file == nil, isLogEmpty { file = try SQLiteProjectionFile(files.next, Self.inUse, files, epoch: epoch) }
    if let file { try readers?.point(to: file.path) }
  }

  /// The file in use: `order_summary.v1.sqlite`, or its successor after a rebuild.
  package static func path(in folder: String) -> String {
    let files = ProjectionFiles(folder: folder, name: F.name, version: F.version)
    return files.whole.last ?? files.next
  }

  /// Where the rows stand in the folder, without opening them for more than a look; nil when they would be built first.
  package static func look(in folder: String, epoch: UInt64) throws -> Standing? {
    let files = ProjectionFiles(folder: folder, name: F.name, version: F.version)
    for path in files.whole.reversed() {
      if let standing = try SQLiteProjectionFile<T>.look(path, epoch: epoch) { return standing }
    }
    return nil
  }

  package var hasRows: Bool { lock.withLock { file != nil } }

  package func checkpoint() throws -> Position {
    try use { try $0.checkpoint() }
  }

  package func parked() throws -> [Parked] {
    try use { try $0.parked() }
  }

  package func standing() throws -> Standing {
    try use { Standing(position: try $0.checkpoint(), parked: try $0.parked(), exchanges: exchanges) }
  }

  package func advance(_ body: (Position, any Table<F>, any Quarantine) throws -> LogMark?) throws -> Position {
    try use { try $0.advance(body) }
  }

  package func change(_ body: (any Table<F>, any Quarantine) throws -> Void) throws {
    try use { try $0.change(body) }
  }

  package func beginBuild() throws -> SQLiteProjectionFile<T> {
    try ProjectionFiles.remove(files.underConstruction)
    if ProjectionFiles.exists(files.stopped) {
      try ProjectionFiles.move(files.stopped, to: files.underConstruction)
      if let kept = try construction() { return kept }
      try ProjectionFiles.remove(files.underConstruction)
    }
    guard let new = try construction() else { throw NoRows(projection: F.name) }
    return new
  }

  package func replace(
    with build: SQLiteProjectionFile<T>, announcing announce: (Standing) -> Void,
    _ catchUp: (Position) throws -> Void
  ) throws {
    try lock.withLock {
      if let file { try catchUp(try file.checkpoint()) }
      let old = file?.path
      try build.move(to: files.next)
      announce(
        Standing(position: try build.checkpoint(), parked: try build.parked(), exchanges: exchanges + 1))
      try readers?.point(to: build.path)
      file = build
      exchanges += 1
      // One that stays is removed by the next start. An error now would discard the build, which is in use.
      if let old { try? ProjectionFiles.remove(old) }
    }
  }

  private func construction() throws -> SQLiteProjectionFile<T>? {
    try SQLiteProjectionFile(files.underConstruction, .underConstruction, files, epoch: epoch)
  }

  private func use<R>(_ body: (SQLiteProjectionFile<T>) throws -> R) throws -> R {
    try lock.withLock {
      guard let file else { throw NoRows(projection: F.name) }
      return try body(file)
    }
  }

  private static var inUse: ConnectionMode { .readWrite(synchronous: .normal) }

  private static func openLatest(_ files: ProjectionFiles, _ epoch: UInt64) throws -> SQLiteProjectionFile<T>? {
    var latest: SQLiteProjectionFile<T>?
    for path in files.whole.reversed() {
      if latest == nil { latest = try SQLiteProjectionFile(path, inUse, files, epoch: epoch) }
      if latest?.path != path { try ProjectionFiles.remove(path) }
    }
    return latest
  }
}

/// The rows have not been built yet.
struct NoRows: Error, CustomStringConvertible {
  let projection: String

  var description: String { "\(projection) has not been built yet" }
}
