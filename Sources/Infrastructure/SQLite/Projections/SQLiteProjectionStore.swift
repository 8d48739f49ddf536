import Foundation
package import Kernel
package import Projections
package import SQLiteStore
import Synchronization

/// One version of a projection in a file of its own, which may be deleted at any time and is then built anew.
///
/// Unchecked, because the file is used and exchanged under the lock alone.
package final class SQLiteProjectionStore<T: SQLiteTable>: RebuildableStore, @unchecked Sendable {
  package typealias F = T.F
  package typealias Build = SQLiteProjectionFile<T>

  /// What is known of the rows, without waiting for what is done with them.
  private struct Known {
    var path: String?
    var damage: String?
  }

  private let lock = NSLock()
  private let known = Mutex(Known())
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
    let (latest, damage) = try Self.openLatest(files, epoch)
    file = latest
    if file == nil, isLogEmpty { file = try SQLiteProjectionFile(files.next, Self.inUse, files, epoch: epoch) }
    let path = file?.path
    known.withLock { $0 = Known(path: path, damage: path == nil ? damage : nil) }
    if let path { try readers?.point(to: path) }
  }

  /// The file in use: `order_summary.v1.sqlite`, or its successor after a rebuild.
  package static func path(in folder: String) -> String {
    let files = ProjectionFiles(folder: folder, name: F.name, version: F.version)
    return files.whole.last ?? files.next
  }

  /// Where the rows stand in the folder, without opening them for more than a look; nil when they would be built first,
  /// with what is wrong with those that are there.
  package static func look(in folder: String, epoch: UInt64) throws -> (standing: Standing?, damage: String?) {
    let files = ProjectionFiles(folder: folder, name: F.name, version: F.version)
    var damage: String?
    for path in files.whole.reversed() {
      do {
        return (try SQLiteProjectionFile<T>.look(path, epoch: epoch), nil)
      } catch let unusable as UnusableFile {
        damage = damage ?? unusable.damage
      }
    }
    return (nil, damage)
  }

  package var hasRows: Bool { known.withLock { $0.path != nil && $0.damage == nil } }

  package var damage: String? {
    known.withLock { known in
      if known.damage == nil, let path = known.path, !ProjectionFiles.exists(path) {
        known.damage = "the file is gone"
      }
      return known.damage
    }
  }

  package func distrust(_ file: String, because reason: String) -> Bool {
    known.withLock { known in
      guard known.path == file, known.damage == nil else { return false }
      known.damage = reason
      return true
    }
  }

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
      do {
        return try construction()
      } catch is UnusableFile {
        try ProjectionFiles.remove(files.underConstruction)
      }
    }
    return try construction()
  }

  package func replace(
    with build: SQLiteProjectionFile<T>, announcing announce: (Standing) -> Void,
    _ catchUp: (Position) throws -> Void
  ) throws {
    try lock.withLock {
      if hasRows, let file { try catchUp(try noticing(file) { try $0.checkpoint() }) }
      let old = file?.path
      try build.move(to: files.next)
      announce(
        Standing(position: try build.checkpoint(), parked: try build.parked(), exchanges: exchanges + 1))
      try readers?.point(to: build.path)
      file = build
      exchanges += 1
      known.withLock { $0 = Known(path: build.path) }
      // One that stays is removed by the next start. An error now would discard the build, which is in use.
      if let old, old != build.path { try? ProjectionFiles.remove(old) }
    }
  }

  private func construction() throws -> SQLiteProjectionFile<T> {
    try SQLiteProjectionFile(files.underConstruction, .underConstruction, files, epoch: epoch)
  }

  private func use<R>(_ body: (SQLiteProjectionFile<T>) throws -> R) throws -> R {
    try lock.withLock {
      guard let file, hasRows else { throw NoRows(projection: F.name) }
      return try noticing(file, body)
    }
  }

  private func noticing<R>(
    _ file: SQLiteProjectionFile<T>, _ body: (SQLiteProjectionFile<T>) throws -> R
  ) throws -> R {
    do {
      return try body(file)
    } catch {
      if let damage = file.damage { _ = distrust(file.path, because: damage) }
      throw error
    }
  }

  private static var inUse: ConnectionMode { .readWrite(synchronous: .normal) }

  /// With what is wrong with a file that had to be thrown away.
  private static func openLatest(
    _ files: ProjectionFiles, _ epoch: UInt64
  ) throws -> (file: SQLiteProjectionFile<T>?, damage: String?) {
    var latest: SQLiteProjectionFile<T>?
    var damage: String?
    for path in files.whole.reversed() {
      do {
        if latest == nil { latest = try SQLiteProjectionFile(path, inUse, files, epoch: epoch) }
      } catch let unusable as UnusableFile {
        damage = unusable.damage ?? damage
      }
      if latest?.path != path { try ProjectionFiles.remove(path) }
    }
    return (latest, damage)
  }
}

/// The rows have not been built yet.
struct NoRows: Error, CustomStringConvertible {
  let projection: String

  var description: String { "\(projection) has not been built yet" }
}
