package import SQLiteStore

/// The tables of the write side of Suppliers, oldest migration first.
package enum SuppliersSchema {
  package static let migrations = [
    Migration(
      name: "0001 suppliers",
      sql: """
        CREATE TABLE suppliers (
          id BLOB PRIMARY KEY,
          version INTEGER NOT NULL,
          name TEXT NOT NULL UNIQUE,
          note TEXT
        ) STRICT, WITHOUT ROWID;
        """)
  ]
}
