package import CommandPorts
package import Domain
package import Foundation
import SQLiteStore

package struct SQLiteCustomerRepository: CustomerRepository {
  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Customer? {
    try transaction.sqlite().connection.first(
      "SELECT id, external_ref, name, country, version FROM customers WHERE id = ?", id, as: Self.customer)
  }

  package func load(externalRef: String, in transaction: any Transaction) throws -> Customer? {
    try transaction.sqlite().connection.first(
      "SELECT id, external_ref, name, country, version FROM customers WHERE external_ref = ?", externalRef,
      as: Self.customer)
  }

  package func save(_ customer: Customer, in transaction: any Transaction) throws {
    guard !customer.pending.isEmpty else { return }
    let transaction = try transaction.sqlite()
    let saved = customer.version - customer.pending.count
    try transaction.append(
      customer.pending.map(\.payload), to: "customer-" + customer.id.uuidString.lowercased(), after: saved)
    try transaction.connection.run(
      """
      INSERT INTO customers (id, external_ref, name, country, version) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version
      """,
      customer.id, customer.externalRef, customer.name, customer.country, customer.version)
  }

  private static func customer(_ row: Row) throws -> Customer {
    Customer(
      id: try row.uuid(0), externalRef: try row.text(1), name: try row.text(2), country: try row.text(3),
      version: try row.int(4))
  }
}
