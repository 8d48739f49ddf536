package import CommandLineTool
package import Configuration
import Foundation
import Kernel
import Projections
package import QueryPorts
package import SQLiteProjections
import SQLiteStore
import SQLiteWriters
package import Telemetry

/// The read models without a server: on a folder that nobody serves, or beside a server that runs.
package enum ProjectionFolder {
  /// Where the projections of the folder can be asked, or how they stand in its files, which stay as they are. Throws when
  /// another process holds the data folder that is no server, or not yet.
  package static func look(
    _ configuration: Configuration, features: [Feature] = Feature.all
  ) throws -> ProjectionPlace {
    let folder = configuration[TandemSettings.dataFolder]
    let path = try demandLog(in: folder)
    if let held = try FolderLock.holder(of: folder) {
      guard let address = ServerAddress(note: held.note) else {
        throw NoServerThere(folder: held.folder, holder: held.holder)
      }
      return .server(host: address.host, port: address.port)
    }
    let look = try ProjectionLook(path, readFolder: configuration[TandemSettings.readFolder])
    return .files(try look.statuses(FeatureSet(features)), isRestored: look.isRestored)
  }

  /// Opens the files for work on them, as a server would. Throws when another process holds the data folder.
  package static func open(
    _ configuration: Configuration, features: [Feature] = Feature.all, log: Logger, watch: @escaping BuildWatch
  ) throws -> ProjectionSide {
    try demandLog(in: configuration[TandemSettings.dataFolder])
    let features = try FeatureSet(features)
    let write = try WriteStore(configuration, features, metrics: Metrics(), log: log)
    let read = try ReadModels(configuration, features, write, metrics: Metrics(), log: log, watch: watch)
    return ProjectionSide(commands: write.bus, clock: write.ports.clock, ids: write.ports.ids) {
      await read.close()
      await write.close()
    }
  }

  /// A folder that was named by mistake must not become one with an empty log.
  @discardableResult
  private static func demandLog(in folder: String) throws -> String {
    let path = "\(folder)/write.sqlite"
    guard FileManager.default.fileExists(atPath: path) else { throw NoWriteFile(path: path) }
    return path
  }

  /// Builds the files of the tables' versions that are not there, and answers a line for each. It reads nothing but
  /// the log and works in a folder of its own, so a server of another version may run meanwhile. Throws `BuildStopped`.
  package static func prepare(
    _ configuration: Configuration, tables: [any SQLiteTable.Type],
    watch: @escaping BuildWatch
  ) throws -> String {
    let path = try demandLog(in: configuration[TandemSettings.dataFolder])
    let folder = configuration[TandemSettings.readFolder]
    let workshop = "\(folder)/prepare"
    try PrivateFolder.make(workshop)
    let lock = try lock(workshop)
    defer { withExtendedLifetime(lock) {} }
    let identity = try LogIdentity(path: path)
    let source = SQLiteEventSource(try ReadPool(path: path, size: 1, queryLimit: ReadModels.stretchLimit))
    func prepare<T: SQLiteTable>(_ table: T.Type) throws -> String {
      let target = SQLiteProjectionStore<T>.path(in: folder)
      let name = "\(T.F.name) v\(T.F.version)"
      guard !FileManager.default.fileExists(atPath: target) else { return "\(name) is there\n" }
      let position = try build(table, in: workshop, identity.epoch, source) {
        watch(T.F.name, $0, max($0, identity.head))
      }
      try FileManager.default.moveItem(atPath: SQLiteProjectionStore<T>.path(in: workshop), toPath: target)
      return "\(name) is built up to event \(position.value)\n"
    }
    let lines = try tables.map { try prepare($0) }
    // One that was stopped is kept there for the next run.
    try? FileManager.default.removeItem(atPath: workshop)
    return lines.joined()
  }

  private static func lock(_ workshop: String) throws -> FolderLock {
    do {
      return try FolderLock(folder: workshop)
    } catch let held as FolderInUse {
      throw PrepareRuns(holder: held.holder)
    }
  }

  /// The file is closed, and so in one piece, when this returns.
  private static func build<T: SQLiteTable>(
    _ table: T.Type, in folder: String, _ epoch: UInt64, _ source: SQLiteEventSource, _ goOn: (Position) -> Bool
  ) throws -> Position {
    let store = try SQLiteProjectionStore(table, folder: folder, epoch: epoch, isLogEmpty: false)
    let runner = FoldRunner(T.F.self, source: source, store: store)
    guard try runner.rebuild(while: goOn) != nil else { throw BuildStopped(T.F.name) }
    return try runner.checkpoint()
  }
}

struct NoWriteFile: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "there is no event log at \(path). Name the folder that has one with --data-folder, or let `tandem serve` begin one."
  }
}

struct NoServerThere: Error, CustomStringConvertible {
  let folder: String
  let holder: Int32?

  var description: String {
    "\(folder) is in use by \(holder.map { "process \($0)" } ?? "another process"), which can't be asked: an import, another "
      + "`tandem projections`, a server that is still starting, or one without OPERATIONS_PORT. Try again when that is done, "
      + "or give the server such a port."
  }
}

struct PrepareRuns: Error, CustomStringConvertible {
  let holder: Int32?

  var description: String {
    "another `projections prepare` runs\(holder.map { " (process \($0))" } ?? ""). Wait until it is done, or stop it."
  }
}
