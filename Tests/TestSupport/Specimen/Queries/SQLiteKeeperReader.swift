import Foundation
import Kernel
import QueryPorts
import SQLiteReaders
import SQLiteStore

/// Reads the table that the writers keep. Its rows have a version and no last event.
struct SQLiteKeeperReader: KeeperQueryGateway {
  let source: ReadSource

  func getKeeper(_ id: UUID) async throws -> Snapshot<Versioned<KeeperView>?> {
    try source.read { connection in
      try connection.first(Self.keeperByID, id) { row in
        let view = KeeperView(id: try row.uuid(0), name: try row.text(1), version: try row.int(2))
        return Versioned(view, version: view.version, changed: .start)
      }
    }
  }

  static let statements = [keeperByID]

  private static let keeperByID: SQL = "SELECT id, name, version FROM keepers WHERE id = ?"
}
