import SQLiteStore

extension WriteSchema {
  static let orders = [
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

        CREATE TABLE returnable_lines (
          id INTEGER PRIMARY KEY,
          order_id BLOB NOT NULL,
          line INTEGER NOT NULL,
          customer_id BLOB NOT NULL,
          product_id TEXT NOT NULL,
          placed_at INTEGER NOT NULL,
          units_left INTEGER NOT NULL
        ) STRICT;

        CREATE UNIQUE INDEX returnable_lines_by_order ON returnable_lines (order_id, line);

        CREATE INDEX returnable_lines_by_product
          ON returnable_lines (customer_id, product_id, placed_at, id);
        """)
  ]
}
