package import CommandPorts
package import Domain
package import Foundation
import SQLiteStore

package struct SQLiteStockRepository: StockRepository {
  private static let columns = TableColumns(
    "product_stock", key: ["product_id"], changing: ["version", "available"])
  private static let table = StateTable<ProductStock>(
    columns, stream: { "product-" + $0.code }, key: { $0.code },
    read: { row in
      ProductStock(id: ProductID(stored: try row.text(0)), available: try row.int(2), version: try row.int(1))
    },
    values: { [$0.available] })

  package init() {}

  package func load(_ product: ProductID, in transaction: any Transaction) throws -> ProductStock? {
    try Self.table.load(product, in: transaction)
  }

  package func loadReserved(_ product: ProductID, by order: UUID, in transaction: any Transaction) throws -> Int {
    try transaction.sqlite().connection.first(
      "SELECT units FROM stock_reservations WHERE order_id = ? AND product_id = ?", order, product.code
    ) { try $0.int(0) } ?? 0
  }

  package func save(_ stock: ProductStock, in transaction: any Transaction) throws {
    try Self.table.save(stock, in: transaction)
    let connection = try transaction.sqlite().connection
    for event in stock.pending { try note(event, connection) }
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
