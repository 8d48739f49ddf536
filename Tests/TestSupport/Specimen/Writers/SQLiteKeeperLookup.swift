import Foundation
import SQLiteStore

struct SQLiteKeeperLookup: KeeperLookup {
  let pool: ReadPool

  func findName(of keeper: UUID) async throws -> String? {
    try pool.read { connection in
      try connection.first("SELECT name FROM keepers WHERE id = ?", keeper) { try $0.text(0) }
    }
  }
}
