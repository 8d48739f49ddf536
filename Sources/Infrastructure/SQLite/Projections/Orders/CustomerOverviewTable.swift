package import Foundation
import JSON
import Kernel
package import Projections
package import SQLiteStore

package final class CustomerOverviewTable: SQLiteTable {
  package typealias F = CustomerOverviewProjection

  package static let migrations = [
    Migration(
      name: "0003 customer overview",
      sql: """
        CREATE TABLE customer_overview (
          id BLOB PRIMARY KEY,
          external_ref TEXT NOT NULL,
          name TEXT NOT NULL,
          country TEXT NOT NULL,
          order_count INTEGER NOT NULL,
          months TEXT NOT NULL,
          version INTEGER NOT NULL,
          changed INTEGER NOT NULL
        ) STRICT;
        """)
  ]

  package static let indices: [Migration] = []

  package static let contents: [(table: String, rows: SQL)] = [
    ("customer_overview", "SELECT * FROM customer_overview")
  ]

  private static let rows = TableColumns(
    "customer_overview", key: ["id"], fixed: ["external_ref", "country"],
    changing: ["name", "order_count", "months", "version", "changed"])

  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func load(_ key: UUID) throws -> CustomerOverviewRow? {
    try connection.first(Self.rows.selectOne, key) { row in
      CustomerOverviewRow(
        id: try row.uuid(0), externalRef: try row.text(1), name: try row.text(3), country: try row.text(2),
        orderCount: try row.int(4),
        months: try row.withBytes(5) { try JSON.decode([CustomerOverviewRow.Month].self, from: $0) },
        version: try row.int(6), changed: Position(try row.int64(7)))
    }
  }

  package func write(_ changes: [RowChange<CustomerOverviewProjection>]) throws {
    for change in changes {
      guard let row = change.new else {
        try connection.run(Self.rows.delete, change.key)
        continue
      }
      try connection.run(
        Self.rows.upsert, row.id, row.externalRef, row.country, row.name, row.orderCount, try JSON.text(of: row.months),
        row.version, row.changed.value)
    }
  }
}
