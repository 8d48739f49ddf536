package import Foundation
import Kernel
package import QueryPorts

package protocol SpecimenQueryGateway: Sendable {
  /// Nil when there is no such specimen.
  func getSpecimen(_ id: UUID) async throws -> Snapshot<Versioned<SpecimenView>?>
  /// Throws `UnknownCursor` for a cursor of another order.
  func listSpecimens(
    of keeper: UUID?, _ page: PageRequest<SpecimenSort>
  ) async throws -> Snapshot<Page<SpecimenView>>
}

package protocol KeeperQueryGateway: Sendable {
  /// Nil when there is no such keeper.
  func getKeeper(_ id: UUID) async throws -> Snapshot<Versioned<KeeperView>?>
}

package struct SpecimenView: Codable, Sendable {
  package let id: UUID
  package let keeperID: UUID
  package let keeperName: String
  package let label: String
  package let count: Int
  package let collectedAt: Date
  package let version: Int
}

package struct KeeperView: Codable, Sendable {
  package let id: UUID
  package let name: String
  package let version: Int
}

package enum SpecimenSort: String, ListSort {
  case collectedAt = "collected_at"
  case count

  package static let standard = SpecimenSort.collectedAt
  package static let standardDirection = SortDirection.asc
}

extension ReadModel {
  package static let specimenList = ReadModel("specimen_list")
}
