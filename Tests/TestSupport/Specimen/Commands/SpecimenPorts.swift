package import CommandPorts
package import Foundation

package protocol SpecimenRepository: Sendable {
  /// Nil when there is no such specimen.
  func load(_ id: UUID, in transaction: any Transaction) throws -> Specimen?
  /// Throws `VersionConflict` when it has changed since `load`.
  func save(_ specimen: Specimen, in transaction: any Transaction) throws
}

package protocol KeeperRepository: Sendable {
  /// Nil when there is no such keeper.
  func load(_ id: UUID, in transaction: any Transaction) throws -> Keeper?
  /// Nil when nobody is called that.
  func load(name: String, in transaction: any Transaction) throws -> Keeper?
  /// Throws `VersionConflict` when they have changed since `load`.
  func save(_ keeper: Keeper, in transaction: any Transaction) throws
}

/// Looks outside the writer: what it finds may have changed when the unit of work runs.
package protocol KeeperLookup: Sendable {
  /// Nil when there is no such keeper.
  func findName(of keeper: UUID) async throws -> String?
}
