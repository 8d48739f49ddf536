package import CommandPorts
package import Domain
package import Foundation
import SQLiteStore

package struct SQLiteSupplierRepository: SupplierRepository {
  private static let table = StateTable<Supplier>(
    stream: { "supplier-" + $0.uuidString.lowercased() }, key: { $0 },
    StateStatements(
      select: "SELECT id, version, name, note FROM suppliers WHERE id = ?",
      insert: """
        INSERT INTO suppliers (id, version, name, note) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING version
        """,
      update:
        "UPDATE suppliers SET version = ?2, name = ?3, note = ?4 WHERE id = ?1 AND version = ?5 RETURNING version",
      delete: "DELETE FROM suppliers WHERE id = ? AND version = ? RETURNING version"),
    read: { row in
      Supplier(id: try row.uuid(0), name: try row.text(2), note: try row.optionalText(3), version: try row.int(1))
    },
    values: { [$0.name, $0.note] })

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Supplier? {
    try Self.table.load(id, in: transaction)
  }

  package func load(name: String, in transaction: any Transaction) throws -> Supplier? {
    try Self.table.loadFirst("SELECT id, version, name, note FROM suppliers WHERE name = ?", name, in: transaction)
  }

  package func save(_ supplier: Supplier, in transaction: any Transaction) throws {
    try Self.table.save(supplier, in: transaction)
  }
}
