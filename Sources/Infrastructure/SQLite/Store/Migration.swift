/// One step of a schema. Once it has run anywhere, neither its name nor its SQL nor its place may change.
package struct Migration: Sendable {
  package let name: String
  package let sql: SQL

  /// `sql` may hold any number of statements, but none that begins or ends a transaction.
  package init(name: String, sql: SQL) {
    self.name = name
    self.sql = sql
  }

  package init(name: String, sql: [SQL]) {
    self.init(name: name, sql: sql.reduce("") { $0 + $1 + ";\n" })
  }

  /// FNV-1a, 64 bits, of the SQL.
  package var checksum: Int64 {
    sql.withUTF8 { utf8 in
      Int64(bitPattern: utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 })
    }
  }
}
