import Domain
package import Foundation
import JSON
package import Kernel
package import Projections
package import SQLiteStore

package final class OrderSummaryTable: SQLiteTable {
  package typealias F = OrderSummaryProjection

  package static let migrations = [
    Migration(
      name: "0003 order summary",
      sql: """
        CREATE TABLE customer_names (
          customer_id BLOB PRIMARY KEY,
          name TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE order_summary (
          id BLOB PRIMARY KEY,
          customer_id BLOB NOT NULL,
          customer_name TEXT NOT NULL,
          status TEXT NOT NULL,
          currency TEXT NOT NULL,
          total_amount INTEGER NOT NULL,
          returned_amount INTEGER NOT NULL,
          item_count INTEGER NOT NULL,
          unit_count INTEGER NOT NULL,
          shipping_address TEXT,
          placed_at INTEGER NOT NULL,
          created_at INTEGER NOT NULL,
          updated_at INTEGER NOT NULL,
          version INTEGER NOT NULL,
          changed INTEGER NOT NULL,
          items TEXT NOT NULL
        ) STRICT;

        CREATE TABLE order_counts (
          customer_id BLOB NOT NULL,
          status TEXT NOT NULL,
          count INTEGER NOT NULL,
          PRIMARY KEY (customer_id, status)
        ) STRICT, WITHOUT ROWID;
        """)
  ]

  package static let indices = [
    Migration(
      name: "0004 order summary indices",
      sql: """
        CREATE INDEX order_summary_placed ON order_summary (placed_at, id);
        CREATE INDEX order_summary_total ON order_summary (total_amount, id);
        CREATE INDEX order_summary_status_placed ON order_summary (status, placed_at, id);
        CREATE INDEX order_summary_status_total ON order_summary (status, total_amount, id);
        CREATE INDEX IF NOT EXISTS order_summary_customer_placed ON order_summary (customer_id, placed_at, id);
        CREATE INDEX order_summary_customer_total ON order_summary (customer_id, total_amount, id);
        """),
    Migration(
      name: "0005 order summary by customer and status",
      sql: """
        CREATE INDEX order_summary_customer_status_placed ON order_summary (customer_id, status, placed_at, id);
        CREATE INDEX order_summary_customer_status_total ON order_summary (customer_id, status, total_amount, id);
        """),
  ]

  package static let contents: [(table: String, rows: SQL)] = [
    ("order_summary", "SELECT * FROM order_summary"),
    ("order_counts", "SELECT * FROM order_counts"),
    ("customer_names", "SELECT * FROM customer_names"),
  ]

  private static let orders = TableColumns(
    "order_summary", key: ["id"],
    fixed: ["customer_id", "customer_name", "currency", "shipping_address", "placed_at", "created_at"],
    changing: [
      "status", "total_amount", "returned_amount", "item_count", "unit_count", "items", "updated_at", "version",
      "changed",
    ])
  private static let names = TableColumns("customer_names", key: ["customer_id"], changing: ["name"])

  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func load(_ key: UUID) throws -> OrderSummaryRow? {
    try connection.first(Self.orders.selectOne, key, as: OrderSummaryRow.init)
  }

  package func write(_ changes: [RowChange<OrderSummaryProjection>]) throws {
    var counts = OrderCounts()
    for change in changes {
      if let old = change.old { counts.add(-1, old) }
      if let row = change.new {
        counts.add(1, row)
        try write(row)
      } else {
        try connection.run(Self.orders.delete, change.key)
      }
    }
    try counts.write(to: connection)
  }

  package func fact(_ key: UUID) throws -> String? {
    try connection.first(Self.names.selectOne, key) { try $0.text(1) }
  }

  package func setFact(_ key: UUID, _ name: String) throws {
    try connection.run(Self.names.upsert, key, name)
  }

  package func sweep(
    _ sweep: OrderSummaryProjection.Sweep, of key: UUID?, at position: Position, _ time: Date
  ) throws {
    // Under construction indices are made last; without this one each sweep would look at every order.
    try connection.run(
      """
      CREATE INDEX IF NOT EXISTS order_summary_customer_placed ON order_summary (customer_id, placed_at, id)
      """)
    switch sweep {
    case .renamed(let customer, let name):
      if key == nil { try setFact(customer, name) }
      try connection.run(
        """
        UPDATE order_summary SET customer_name = ?, changed = ? WHERE customer_id = ? AND id = coalesce(?, id)
        """, name, position.value, customer, key)
    }
  }

  private func write(_ row: OrderSummaryRow) throws {
    try connection.run(
      Self.orders.upsert, row.id, row.customerID, row.customerName, row.currency,
      try row.shippingAddress.map { try JSON.text(of: $0) }, row.placedAt.milliseconds, row.createdAt.milliseconds,
      row.status.rawValue, row.totalAmount, row.returnedAmount, row.itemCount, row.unitCount,
      try JSON.text(of: row.items),
      row.updatedAt.milliseconds, row.version, row.changed.value)
  }
}

extension OrderSummaryRow {
  fileprivate init(_ row: Row) throws {
    guard let status = OrderStatus(rawValue: try row.text(7)) else {
      throw FoldFault("order_summary holds an unknown status")
    }
    self.init(
      id: try row.uuid(0), customerID: try row.uuid(1), customerName: try row.text(2), status: status,
      currency: try row.text(3), totalAmount: try row.int(8), returnedAmount: try row.int(9),
      items: try row.withBytes(12) { try JSON.decode([Item].self, from: $0) },
      shippingAddress: try row.isNull(4)
        ? nil : try row.withBytes(4) { try JSON.decode(ShippingAddress.self, from: $0) },
      placedAt: Date(milliseconds: try row.int64(5)), createdAt: Date(milliseconds: try row.int64(6)),
      updatedAt: Date(milliseconds: try row.int64(13)), version: try row.int(14),
      changed: Position(try row.int64(15)))
  }
}
