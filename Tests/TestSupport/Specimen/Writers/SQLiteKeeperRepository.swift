package import CommandPorts
package import Foundation
import SQLiteStore
import SQLiteWriters

package struct SQLiteKeeperRepository: KeeperRepository {
  private static let table = StateTable<Keeper>(
    stream: { "keeper-" + $0.uuidString.lowercased() }, key: { $0 },
    StateStatements(
      select: "SELECT id, version, name FROM keepers WHERE id = ?",
      insert: "INSERT INTO keepers (id, version, name) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING version",
      update: "UPDATE keepers SET version = ?2, name = ?3 WHERE id = ?1 AND version = ?4 RETURNING version",
      delete: "DELETE FROM keepers WHERE id = ? AND version = ? RETURNING version"),
    read: { Keeper(id: try $0.uuid(0), name: try $0.text(2), version: try $0.int(1)) },
    values: { [$0.name] })

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Keeper? {
    try Self.table.load(id, in: transaction)
  }

  package func load(name: String, in transaction: any Transaction) throws -> Keeper? {
    try Self.table.loadFirst("SELECT id, version, name FROM keepers WHERE name = ?", name, in: transaction)
  }

  package func save(_ keeper: Keeper, in transaction: any Transaction) throws {
    try Self.table.save(keeper, in: transaction)
  }
}
