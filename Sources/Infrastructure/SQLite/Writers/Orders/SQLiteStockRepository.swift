package import CommandPorts
package import Domain
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
  }
}
