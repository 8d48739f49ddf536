import Foundation
import Kernel
import QueryPorts
import SQLiteReaders
import SQLiteStore

/// Reads the table that the writers keep. Only a keeper's own events change its row.
struct SQLiteKeeperReader: KeeperQueryGateway {
  let source: ReadSource

  func getKeeper(_ id: UUID) async throws -> Snapshot<Versioned<KeeperView>?> {
    try source.read { connection in
      try connection.first(Self.keeperByID, id) { row in
        let view = KeeperView(id: try row.uuid(0), name: try row.text(1), version: try row.int(2))
        return Versioned(view, version: view.version)
      }
    }
  }

  static let statements = [keeperByID]

  private static let keeperByID: SQL = "SELECT id, name, version FROM keepers WHERE id = ?"
}
