package import SQLiteStore

/// The tables of the write side of Orders, oldest migration first.
package enum OrdersSchema {
  package static let migrations = [
    Migration(
      name: "0002 orders",
      sql: """
        CREATE TABLE customers (
          id BLOB PRIMARY KEY,
          external_ref TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          country TEXT NOT NULL,
          version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE product_stock (
          product_id TEXT PRIMARY KEY,
          available INTEGER NOT NULL,
          version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE stock_reservations (
          order_id BLOB NOT NULL,
          product_id TEXT NOT NULL,
          units INTEGER NOT NULL,
          PRIMARY KEY (order_id, product_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE returnable_lines (
          customer_id BLOB NOT NULL,
          product_id TEXT NOT NULL,
          placed_at INTEGER NOT NULL,
          recorded INTEGER NOT NULL,
          line INTEGER NOT NULL,
          order_id BLOB NOT NULL,
          units_left INTEGER NOT NULL,
          PRIMARY KEY (customer_id, product_id, placed_at, recorded, line)
        ) STRICT, WITHOUT ROWID;
        """)
  ]
}
