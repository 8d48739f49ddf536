import CSQLite  // plant: L1, L3
import CommandPorts
import Domain
import Foundation
import SQLiteStore

package struct SQLiteOrderRepository: OrderRepository {
  private let connection = Connection()

  package init() {}

  package func load(_ id: OrderID, in transaction: any Transaction) throws -> Order? { nil }
  package func loadLatest(in transaction: any Transaction) throws -> Order? { nil }

  package func save(_ order: Order, in transaction: any Transaction) throws {
    connection.run("CREATE TABLE orders (id INTEGER)")
    connection.run("INSERT INTO orders (id) VALUES (?)")  // decoy: S1
    connection.run("INSERT INTO orders (id) VALUES (\(order.id.value))")  // plant: S1
    connection.run("SELECT id FROM " + table())  // plant: S1
    var sql = "SELECT id FROM orders "
    sql += "WHERE id = ?"  // plant: S1
    connection.run(sql)
    connection.run("SELECT % FROM orders".replacing("%", with: table()))  // plant: S1
    connection.run("SELECT id " + "FROM orders")  // decoy: S1
    connection.run("UPDATE order_summary SET id = 1")  // plant: P1, S1
    connection.run("CREATE INDEX orders_by_id ON orders (id)")  // decoy: S1
    connection.run("INSERT INTO carts (id) VALUES (?)")  // plant: S1
  }

  private func table() -> String { "orders" }
}

package struct SQLiteOrderWriter: OrderWriter {
  package init() {}
  package func createRow(_ id: Int, in transaction: any Transaction) {}
  package func updateRow(_ id: Int) {}
  package func upsertRow(_ id: Int, in transaction: any Transaction) {}
  package var rowCount: Int { 0 }
}

package struct SQLiteOrderArchive: OrderArchive, OrderVault, OrderNumbering {
  package init() {}
  package func store(_ id: Int) { Connection().run("INSERT INTO orders (id) VALUES (?)") }
  package func keep(_ id: Int, in transaction: any Transaction) {}
  package func number(_ id: Int) -> Int { id }

  func built() {
    let base = "SELECT id FROM orders WHERE "
    Connection().run(base + name())  // plant: S1
    let parts = ["SELECT id FROM orders", name()].joined(separator: " ")  // plant: S1
    Connection().run(parts)
    Connection().run(String(format: "SELECT %@ FROM orders", name()))  // plant: S1
    let whole = "SELECT id FROM orders"
    Connection().run(whole)  // decoy: S1
    let pieces: SQL = "SELECT id FROM orders"
    Connection().run((pieces + " WHERE id = ?").text)  // decoy: S1
    Connection().run(SQL(stringLiteral: name()).text)  // plant: S1
  }

  private func name() -> String { "orders" }
}

package struct SQLiteOrderQueue: OrderQueue {
  package init() {}
  package func enqueue(_ id: Int, in transaction: any Transaction) {}
  package func peek(in transaction: any Transaction) -> Int { 0 }
}
