package import CommandPorts
package import Domain
package import Foundation
import SQLiteStore

package struct SQLiteSupplierRepository: SupplierRepository {
  private static let columns = TableColumns(
    "suppliers", key: ["id"], changing: ["version", "name", "note"])
  private static let table = StateTable<Supplier>(
    columns, stream: { "supplier-" + $0.uuidString.lowercased() }, key: { $0 },
    read: { row in
      Supplier(id: try row.uuid(0), name: try row.text(2), note: try row.optionalText(3), version: try row.int(1))
    },
    values: { [$0.name, $0.note] })
  private static let byName = columns.select("WHERE name = ?")

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Supplier? {
    try Self.table.load(id, in: transaction)
  }

  package func load(name: String, in transaction: any Transaction) throws -> Supplier? {
    try Self.table.loadFirst(Self.byName, name, in: transaction)
  }

  package func save(_ supplier: Supplier, in transaction: any Transaction) throws {
    try Self.table.save(supplier, in: transaction)
  }
}
