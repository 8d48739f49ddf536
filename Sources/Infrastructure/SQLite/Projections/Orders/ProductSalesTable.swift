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
        """),
    Migration(
      name: "0004 product sales beyond 64 bits",
      sql: """
        ALTER TABLE product_sales ADD COLUMN amount_ordered_high INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE product_sales ADD COLUMN amount_returned_high INTEGER NOT NULL DEFAULT 0;
        """),
  ]

  package static let indices: [Migration] = []

  package static let contents: [(table: String, rows: SQL)] = [
    ("products", "SELECT * FROM products"),
    ("product_sales", "SELECT * FROM product_sales"),
  ]

  private static let products = TableColumns(
    "products", key: ["id"], fixed: ["first_seen_at"], changing: ["available", "version", "changed"])
  private static let days = TableColumns(
    "product_sales", key: ["product_id", "day", "currency"],
    changing: [
      "units_ordered", "amount_ordered", "amount_ordered_high", "units_returned", "amount_returned",
      "amount_returned_high", "changed",
    ])

  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func load(_ key: ProductSalesKey) throws -> ProductSalesRow? {
    switch key {
    case .product(let product):
      try connection.first(Self.products.selectOne, product.code) { row in
        .product(
          ProductRow(
            available: try row.optionalInt(2), firstSeenAt: Date(milliseconds: try row.int64(1)),
            version: try row.int(3), changed: Position(try row.int64(4))))
      }
    case .day(let product, let day, let currency):
      try connection.first(Self.days.selectOne, product.code, day.text, currency.code) { row in
        .day(
          SalesDayRow(
            unitsOrdered: try row.int(3), amountOrdered: Sum(low: try row.int64(4), high: try row.int64(5)),
            unitsReturned: try row.int(6), amountReturned: Sum(low: try row.int64(7), high: try row.int64(8)),
            changed: Position(try row.int64(9))))
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
      Self.products.upsert, product.code, row.firstSeenAt.milliseconds, row.available, row.version, row.changed.value)
  }

  private func write(_ row: SalesDayRow, of product: ProductID, _ day: CalendarDay, _ currency: Currency) throws {
    try connection.run(
      Self.days.upsert, product.code, day.text, currency.code, row.unitsOrdered, row.amountOrdered.low,
      row.amountOrdered.high, row.unitsReturned, row.amountReturned.low, row.amountReturned.high, row.changed.value)
  }

  private func delete(_ key: ProductSalesKey) throws {
    switch key {
    case .product(let product): try connection.run(Self.products.delete, product.code)
    case .day(let product, let day, let currency):
      try connection.run(Self.days.delete, product.code, day.text, currency.code)
    }
  }
}
