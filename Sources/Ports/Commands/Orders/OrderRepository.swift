package import Domain
package import Foundation

package protocol OrderRepository: Sendable {
  /// Nil when there is no such order.
  func load(_ id: UUID, in transaction: any Transaction) throws -> Order?

  /// Which is the customer's order, placed before the time, the latest of those (of two placed at once the later recorded),
  /// that has units of the product not yet returned.
  func loadLatestID(
    of customer: UUID, holding product: ProductID, placedBefore time: Date, in transaction: any Transaction
  ) throws -> UUID?

  /// Appends the pending events. Throws `VersionConflict` when the stream has moved on since `load`.
  func save(_ order: Order, in transaction: any Transaction) throws
}
