package import CommandPorts
package import Domain
package import Foundation
import SQLiteStore

package struct SQLiteStockRepository: StockRepository {
  package init() {}

  package func load(_ product: ProductID, in transaction: any Transaction) throws -> ProductStock? {
    try transaction.sqlite().connection.first(
      "SELECT available, version FROM product_stock WHERE product_id = ?", product.code
    ) { row in
      ProductStock(productID: product, available: try row.int(0), version: try row.int(1))
    }
  }

  package func loadReserved(_ product: ProductID, by order: UUID, in transaction: any Transaction) throws -> Int {
    try transaction.sqlite().connection.first(
      "SELECT units FROM stock_reservations WHERE order_id = ? AND product_id = ?", order, product.code
    ) { try $0.int(0) } ?? 0
  }

  package func save(_ stock: ProductStock, in transaction: any Transaction) throws {
    let transaction = try transaction.sqlite()
    try transaction.append(
      stock.pending.map(\.payload), to: "product-" + stock.productID.code, after: stock.version - stock.pending.count)
    try transaction.connection.run(
      """
      INSERT INTO product_stock (product_id, available, version) VALUES (?, ?, ?)
      ON CONFLICT (product_id) DO UPDATE SET available = excluded.available, version = excluded.version
      """,
      stock.productID.code, stock.available, stock.version)
    for event in stock.pending { try note(event, transaction.connection) }
  }

  /// Keeps what each order holds.
  private func note(_ event: StockEvent, _ connection: Connection) throws {
    switch event {
    case .received: return
    case .reserved(let reserved):
      try connection.run(
        """
        INSERT INTO stock_reservations (order_id, product_id, units) VALUES (?, ?, ?)
        ON CONFLICT (order_id, product_id) DO UPDATE SET units = units + excluded.units
        """, reserved.orderID, reserved.productID.code, reserved.quantity)
    case .released(let released):
      try connection.run(
        "UPDATE stock_reservations SET units = units - ? WHERE order_id = ? AND product_id = ?", released.quantity,
        released.orderID, released.productID.code)
    }
  }
}
