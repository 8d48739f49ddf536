package import CommandPorts
package import Foundation
import SQLiteStore
import SQLiteWriters

package struct SQLiteKeeperRepository: KeeperRepository {
  private static let columns = TableColumns(
    "keepers", key: ["id"], changing: ["version", "name"])
  private static let table = StateTable<Keeper>(
    columns, stream: { "keeper-" + $0.uuidString.lowercased() }, key: { $0 },
    read: { Keeper(id: try $0.uuid(0), name: try $0.text(2), version: try $0.int(1)) },
    values: { [$0.name] })
  private static let byName = columns.select("WHERE name = ?")

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Keeper? {
    try Self.table.load(id, in: transaction)
  }

  package func load(name: String, in transaction: any Transaction) throws -> Keeper? {
    try Self.table.loadFirst(Self.byName, name, in: transaction)
  }

  package func save(_ keeper: Keeper, in transaction: any Transaction) throws {
    try Self.table.save(keeper, in: transaction)
  }
}
