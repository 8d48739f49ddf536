import CommandPorts
import Domain
import SQLiteStore

package struct SQLiteUserLookup: UserLookup, UserShelf {
  private static let users = TableColumns("users", key: ["name"])  // decoy: S1
  private static let summary = TableColumns("order_summary", key: ["id"])  // plant: P1, S1
  private static let table: SQL = "orders"
  private static let hidden = TableColumns(table, key: ["id"])  // plant: S1
  private static let inferred: TableColumns = .init("orders", key: ["id"])  // plant: S1
  private static let quoted = TableColumns(#"main."orders""#, key: ["id"])  // plant: S1
  private static let joined = TableColumns("ord" + "ers", key: ["id"])  // plant: S1

  package init() {}
  package func findUser(_ name: String) async -> String? {
    Connection().all("SELECT name FROM users").isEmpty ? nil : name
  }
  package func findAndMark(_ name: String) async -> String? {
    mark(name)
    return name
  }
  package func loadUser(_ name: String) async -> String? { name }
  package func findInside(in transaction: any Transaction) -> String? { nil }
  package var size: Int { 1 }
  package func shelve(_ name: String) { mark(name) }

  private func mark(_ name: String) { Connection().run(Self.users.upsert.text) }
}

enum UserSchema {
  static let sessions: SQL = "CREATE TABLE sessions (name TEXT REFERENCES orders (id))"  // plant: S1
  static let tokens: SQL = "CREATE TABLE tokens (name TEXT REFERENCES users (name))"  // decoy: S1
  static let index: SQL = "CREATE UNIQUE INDEX orders_by_name ON orders (name)"  // plant: S1
}
