package import Configuration
import Foundation
import Kernel
import Projections
package import QueryPorts
import SQLiteProjections
import SQLiteStore
import SQLiteWriters
package import Telemetry

/// The read models without a server: on a folder that nobody serves, or beside a server that runs.
package enum ProjectionFolder {
  /// Nil when another process holds the data folder.
  package static func open(
    _ configuration: Configuration, log: Logger
  ) throws -> (control: any ProjectionControl, close: @Sendable () async -> Void)? {
    do {
      let write = try WriteStore(configuration, metrics: Metrics(), log: log)
      let read = try ReadModels(configuration, write, metrics: Metrics(), log: log)
      return (
        read.controlAtRest,
        {
          await read.close()
          await write.close()
        }
      )
    } catch is FolderInUse {
      return nil
    }
  }

  /// Builds the files of this program's versions that are not there, and answers a line for each. It reads nothing but
  /// the log and works in a folder of its own, so a server of another version may run meanwhile.
  package static func prepare(_ configuration: Configuration) throws -> String {
    let path = "\(configuration[TandemSettings.dataFolder])/write.sqlite"
    let workshop = "\(configuration[TandemSettings.readFolder])/prepare"
    try Folders.make(workshop)
    let lock = try FolderLock(folder: workshop)
    defer { withExtendedLifetime(lock) { try? FileManager.default.removeItem(atPath: workshop) } }
    let epoch = try LogIdentity(path: path).epoch
    let source = SQLiteEventSource(try ReadPool(path: path, size: 1, queryLimit: .seconds(60)))
    func prepare<T: SQLiteTable>(_ table: T.Type) throws -> String {
      let target = SQLiteProjectionStore<T>.path(in: configuration[TandemSettings.readFolder])
      let name = "\(T.F.name) v\(T.F.version)"
      guard !FileManager.default.fileExists(atPath: target) else { return "\(name) is there\n" }
      let position = try build(table, in: workshop, epoch, source)
      try FileManager.default.moveItem(atPath: SQLiteProjectionStore<T>.path(in: workshop), toPath: target)
      return "\(name) is built up to event \(position.value)\n"
    }
    return try prepare(OrderSummaryTable.self) + prepare(CustomerOverviewTable.self) + prepare(ProductSalesTable.self)
  }

  /// The file is closed, and so in one piece, when this returns.
  private static func build<T: SQLiteTable>(
    _ table: T.Type, in folder: String, _ epoch: UInt64, _ source: SQLiteEventSource
  ) throws -> Position {
    let store = try SQLiteProjectionStore(table, folder: folder, epoch: epoch, isLogEmpty: false)
    let runner = FoldRunner(T.F.self, source: source, store: store)
    _ = try runner.rebuild { _ in true }
    return try runner.checkpoint()
  }
}
