package import Domain
package import Foundation

package protocol SupplierRepository: Sendable {
  /// Nil when there is no such supplier.
  func load(_ id: UUID, in transaction: any Transaction) throws -> Supplier?

  /// Nil when no supplier has the name.
  func load(name: String, in transaction: any Transaction) throws -> Supplier?

  /// Appends the pending events and writes the row; does nothing when there are none. Throws `VersionConflict` when the
  /// supplier has changed since `load`.
  func save(_ supplier: Supplier, in transaction: any Transaction) throws
}
