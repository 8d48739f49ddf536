package import Foundation

package protocol SupplierQueryGateway: Sendable {
  /// Nil when there is no such supplier.
  func getSupplier(_ id: UUID) async throws -> Snapshot<Versioned<SupplierView>?>

  /// Throws `UnknownCursor` for a cursor of another order.
  func listSuppliers(_ page: PageRequest<SupplierSort>) async throws -> Snapshot<Page<SupplierView>>
}

package enum SupplierSort: String, ListSort {
  case name

  package static let standard = SupplierSort.name
  package static let standardDirection = SortDirection.asc
}
