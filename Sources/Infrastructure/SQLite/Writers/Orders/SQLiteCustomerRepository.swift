package import CommandPorts
package import Domain
package import Foundation
import SQLiteStore

package struct SQLiteCustomerRepository: CustomerRepository {
  private static let columns = TableColumns(
    "customers", key: ["id"], changing: ["version", "external_ref", "name", "country"])
  private static let table = StateTable<Customer>(
    columns, stream: { "customer-" + $0.uuidString.lowercased() }, key: { $0 },
    read: { row in
      Customer(
        id: try row.uuid(0), externalRef: try row.text(2), name: try row.text(3), country: try row.text(4),
        version: try row.int(1))
    },
    values: { [$0.externalRef, $0.name, $0.country] })
  private static let byReference = columns.select("WHERE external_ref = ?")

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Customer? {
    try Self.table.load(id, in: transaction)
  }

  package func load(externalRef: String, in transaction: any Transaction) throws -> Customer? {
    try Self.table.loadFirst(Self.byReference, externalRef, in: transaction)
  }

  package func save(_ customer: Customer, in transaction: any Transaction) throws {
    try Self.table.save(customer, in: transaction)
  }
}
