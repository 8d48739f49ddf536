import Domain
import Foundation
import Kernel
package import Projections
package import SQLiteStore

package final class ProductSalesTable: SQLiteTable {
  package typealias F = ProductSalesProjection

  package static let migrations = [
    Migration(
      name: "0003 product sales",
      sql: """
        CREATE TABLE products (
          id TEXT PRIMARY KEY,
          available INTEGER,
          first_seen_at INTEGER NOT NULL,
          version INTEGER NOT NULL,
          changed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE product_sales (
          product_id TEXT NOT NULL,
          day TEXT NOT NULL,
          currency TEXT NOT NULL,
          units_ordered INTEGER NOT NULL,
          amount_ordered INTEGER NOT NULL,
          units_returned INTEGER NOT NULL,
          amount_returned INTEGER NOT NULL,
          changed INTEGER NOT NULL,
          PRIMARY KEY (product_id, day, currency)
        ) STRICT, WITHOUT ROWID;
        """)
  ]

  package static let indices: [Migration] = []

  package static let contents: [(table: String, rows: SQL)] = [
    ("products", "SELECT * FROM products"),
    ("product_sales", "SELECT * FROM product_sales"),
  ]

  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func load(_ key: ProductSalesKey) throws -> ProductSalesRow? {
    switch key {
    case .product(let product):
      try connection.first(
        "SELECT available, first_seen_at, version, changed FROM products WHERE id = ?", product.code
      ) { row in
        .product(
          ProductRow(
            available: try row.optionalInt(0), firstSeenAt: Date(milliseconds: try row.int64(1)),
            version: try row.int(2), changed: Position(try row.int64(3))))
      }
    case .day(let product, let day, let currency):
      try connection.first(
        """
        SELECT units_ordered, amount_ordered, units_returned, amount_returned, changed FROM product_sales
        WHERE product_id = ? AND day = ? AND currency = ?
        """, product.code, day.text, currency.code
      ) { row in
        .day(
          SalesDayRow(
            unitsOrdered: try row.int(0), amountOrdered: try row.int(1), unitsReturned: try row.int(2),
            amountReturned: try row.int(3), changed: Position(try row.int64(4))))
      }
    }
  }

  package func write(_ changes: [RowChange<ProductSalesProjection>]) throws {
    for change in changes {
      switch (change.key, change.new) {
      case (.product(let product), .product(let row)): try write(row, of: product)
      case (.day(let product, let day, let currency), .day(let row)): try write(row, of: product, day, currency)
      case (let key, nil): try delete(key)
      case (let key, .some): throw FoldFault("\(key) was given the row of another kind")
      }
    }
  }

  private func write(_ row: ProductRow, of product: ProductID) throws {
    try connection.run(
      """
      INSERT INTO products (id, available, first_seen_at, version, changed) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET available = excluded.available, version = excluded.version,
        changed = excluded.changed
      """, product.code, row.available, row.firstSeenAt.milliseconds, row.version, row.changed.value)
  }

  private func write(_ row: SalesDayRow, of product: ProductID, _ day: CalendarDay, _ currency: Currency) throws {
    try connection.run(
      """
      INSERT INTO product_sales (product_id, day, currency, units_ordered, amount_ordered, units_returned,
        amount_returned, changed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (product_id, day, currency) DO UPDATE SET units_ordered = excluded.units_ordered,
        amount_ordered = excluded.amount_ordered, units_returned = excluded.units_returned,
        amount_returned = excluded.amount_returned, changed = excluded.changed
      """,
      product.code, day.text, currency.code, row.unitsOrdered, row.amountOrdered, row.unitsReturned,
      row.amountReturned, row.changed.value)
  }

  private func delete(_ key: ProductSalesKey) throws {
    switch key {
    case .product(let product): try connection.run("DELETE FROM products WHERE id = ?", product.code)
    case .day(let product, let day, let currency):
      try connection.run(
        "DELETE FROM product_sales WHERE product_id = ? AND day = ? AND currency = ?", product.code, day.text,
        currency.code)
    }
  }
}
