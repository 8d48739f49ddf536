package import Domain
package import Foundation

/// The stock of products, inside the order's own transaction.
package protocol StockRepository: Sendable {
  /// Nil when the product was never received, so its stock is not tracked.
  func load(_ product: ProductID, in transaction: any Transaction) throws -> ProductStock?

  /// The units of the product that the order holds; 0 where it was placed while the stock was not tracked.
  func loadReserved(_ product: ProductID, by order: UUID, in transaction: any Transaction) throws -> Int

  /// Writes the row and appends the pending events. Throws `VersionConflict` when the stock has changed since `load`.
  func save(_ stock: ProductStock, in transaction: any Transaction) throws
}
