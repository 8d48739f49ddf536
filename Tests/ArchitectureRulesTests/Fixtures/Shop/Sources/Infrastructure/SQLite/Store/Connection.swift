@_exported import CSQLite  // plant: L1

package final class Connection: Sendable {
  package init() { _ = sqlite3_fixture_open() }  // decoy: L3

  package func run(_ sql: String) { _ = sqlite3_fixture_step() }

  package func all(_ sql: String) -> [Int] { [] }
}

package struct SQL: ExpressibleByStringLiteral, Sendable {
  package let text: String
  package init(stringLiteral value: String) { text = value }
  package static func + (left: SQL, right: SQL) -> SQL { SQL(stringLiteral: left.text + right.text) }
}

package final class WriteTransaction {
  package init() {}
  package func commit() {}
}

/// Made of a table's columns; no literal holds its statements.
package struct TableColumns: Sendable {
  package let upsert: SQL
  package let selectOne: SQL

  package init(_ table: SQL, key: [SQL]) {
    upsert = "INSERT INTO " + table + " (id) VALUES (?)"
    selectOne = "SELECT id FROM " + table
  }
}

extension SQL {
  package static let purge: SQL = "DELETE FROM orders"  // plant: S1
  package static let names: SQL = "SELECT name FROM orders"
}

package enum Statements {
  package static let purge = "DELETE FROM orders"  // plant: S1
  package static let names = "SELECT name FROM orders"
}
