package import Domain
package import Foundation

package protocol CustomerRepository: Sendable {
  /// Nil when there is no such customer.
  func load(_ id: UUID, in transaction: any Transaction) throws -> Customer?

  /// Nil when nobody is registered under the reference.
  func load(externalRef: String, in transaction: any Transaction) throws -> Customer?

  /// Writes the row and appends the pending events; does nothing when there are none. Throws `VersionConflict`
  /// when the customer has changed since `load`.
  func save(_ customer: Customer, in transaction: any Transaction) throws
}
