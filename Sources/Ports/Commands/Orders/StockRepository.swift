package import Domain

/// The stock of products, inside the order's own transaction.
package protocol StockRepository: Sendable {
  /// Nil when the product was never received, so its stock is not tracked.
  func load(_ product: ProductID, in transaction: any Transaction) throws -> ProductStock?

  /// Writes the row and appends the pending events. Throws `VersionConflict` when the stock has changed since `load`.
  func save(_ stock: ProductStock, in transaction: any Transaction) throws
}
