package import Foundation

package protocol CustomerQueryGateway: Sendable {
  /// Nil when there is no such customer.
  func getCustomerOverview(_ id: UUID) async throws -> Snapshot<Versioned<CustomerOverview>?>
}
