package import CommandPorts
package import Domain
package import Foundation
import SQLiteStore

package struct SQLiteCustomerRepository: CustomerRepository {
  private static let table = StateTable<Customer>(
    stream: { "customer-" + $0.uuidString.lowercased() }, key: { $0 },
    StateStatements(
      select: "SELECT id, version, external_ref, name, country FROM customers WHERE id = ?",
      insert: """
        INSERT INTO customers (id, version, external_ref, name, country) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING RETURNING version
        """,
      update: """
        UPDATE customers SET version = ?2, external_ref = ?3, name = ?4, country = ?5 WHERE id = ?1 AND version = ?6
        RETURNING version
        """,
      delete: "DELETE FROM customers WHERE id = ? AND version = ? RETURNING version"),
    read: { row in
      Customer(
        id: try row.uuid(0), externalRef: try row.text(2), name: try row.text(3), country: try row.text(4),
        version: try row.int(1))
    },
    values: { [$0.externalRef, $0.name, $0.country] })

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Customer? {
    try Self.table.load(id, in: transaction)
  }

  package func load(externalRef: String, in transaction: any Transaction) throws -> Customer? {
    try Self.table.loadFirst(
      "SELECT id, version, external_ref, name, country FROM customers WHERE external_ref = ?", externalRef,
      in: transaction)
  }

  package func save(_ customer: Customer, in transaction: any Transaction) throws {
    try Self.table.save(customer, in: transaction)
  }
}
