import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport

/// A stopped service that has done a random history of specimens.
struct PlayedSpecimens {
  let folder: TemporaryFolder
  let head: Position
  let epoch: UInt64
  let keepers: [UUID]
  let specimens: [UUID]

  init(_ commands: Int, seed: UInt64) async throws {
    let service = try TestService(features: Specimen.features)
    var history = RandomSpecimens(service, seed: seed)
    try await history.send(commands)
    if let position = history.position { await service.caughtUp(to: position) }
    head = service.head
    await service.stop()
    folder = service.folder
    epoch = try logEpoch(folder)
    keepers = history.keepers
    specimens = history.specimens
  }

  /// The folder of the read models.
  var read: String { "\(folder.path)/read" }
  var log: PoisonedLog { PoisonedLog(folder) }

  func source() throws -> SQLiteEventSource {
    SQLiteEventSource(try ReadPool(path: log.path, size: 2, queryLimit: .seconds(60)))
  }

  /// A projection over the log.
  func runner<T: SQLiteTable>(
    _ table: T.Type, in folder: String, isLogEmpty: Bool = true
  ) throws -> FoldRunner<T.F, SQLiteProjectionStore<T>> {
    FoldRunner(
      T.F.self, source: try source(),
      store: try SQLiteProjectionStore(table, folder: folder, epoch: epoch, isLogEmpty: isLogEmpty))
  }

  /// The rows that a replay of the log as it is now makes.
  func replayed<T: SQLiteTable>(_ table: T.Type, stretch: Int = 1000) throws -> Set<String> {
    let folder = try TemporaryFolder()
    try run(try runner(table, in: folder.path), stretch: stretch)
    return try images(of: table, in: folder.path)
  }
}
