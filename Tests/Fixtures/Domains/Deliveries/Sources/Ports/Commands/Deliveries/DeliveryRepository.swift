package import Domain
package import Foundation

package protocol DeliveryRepository: Sendable {
  /// Nil when there is no such delivery.
  func load(_ id: UUID, in transaction: any Transaction) throws -> Delivery?

  /// Appends the pending events. Throws `VersionConflict` when the stream has moved on since `load`.
  func save(_ delivery: Delivery, in transaction: any Transaction) throws
}
