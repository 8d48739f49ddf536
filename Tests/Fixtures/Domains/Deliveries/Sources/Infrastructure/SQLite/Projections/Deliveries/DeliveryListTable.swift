package import Foundation
import Kernel
package import Projections
package import SQLiteStore

package final class DeliveryListTable: SQLiteTable {
  package typealias F = DeliveryListProjection

  package static let migrations = [
    Migration(
      name: "0001 deliveries",
      sql: """
        CREATE TABLE deliveries (
          id BLOB PRIMARY KEY,
          reference TEXT NOT NULL,
          units INTEGER NOT NULL,
          announced_at INTEGER NOT NULL,
          is_received INTEGER NOT NULL,
          version INTEGER NOT NULL,
          changed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  ]

  package static let indices = [
    Migration(
      name: "0002 deliveries in order",
      sql: """
        CREATE INDEX deliveries_announced ON deliveries (announced_at, id);
        CREATE INDEX deliveries_received_announced ON deliveries (is_received, announced_at, id);
        """)
  ]

  package static let contents: [(table: String, rows: SQL)] = [("deliveries", "SELECT * FROM deliveries")]

  private static let rows = TableColumns(
    "deliveries", key: ["id"], fixed: ["reference", "units", "announced_at"],
    changing: ["is_received", "version", "changed"])

  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func load(_ key: UUID) throws -> DeliveryRow? {
    try connection.first(Self.rows.selectOne, key) { row in
      DeliveryRow(
        id: try row.uuid(0), reference: try row.text(1), units: try row.int(2), isReceived: try row.bool(4),
        announcedAt: Date(milliseconds: try row.int64(3)), version: try row.int(5), changed: Position(try row.int64(6)))
    }
  }

  package func write(_ changes: [RowChange<DeliveryListProjection>]) throws {
    for change in changes {
      guard let row = change.new else {
        try connection.run(Self.rows.delete, change.key)
        continue
      }
      try connection.run(
        Self.rows.upsert, row.id, row.reference, row.units, row.announcedAt.milliseconds, row.isReceived, row.version,
        row.changed.value)
    }
  }
}
