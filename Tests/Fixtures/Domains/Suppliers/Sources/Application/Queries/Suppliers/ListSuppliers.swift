package import Kernel
package import QueryPorts

package struct ListSuppliersQuery: Query {
  package typealias Answer = Page<SupplierView>

  package static let policy = Policy.signedIn
  package static let reads: [ReadModel] = []

  package let page: PageRequest<SupplierSort>

  package init(page: PageRequest<SupplierSort> = PageRequest()) {
    self.page = page
  }
}

package struct ListSuppliersQueryService: QueryService {
  private let suppliers: any SupplierQueryGateway

  package init(suppliers: any SupplierQueryGateway) {
    self.suppliers = suppliers
  }

  package func execute(
    _ query: ListSuppliersQuery, _ context: QueryContext
  ) async throws -> Snapshot<Page<SupplierView>> {
    try await suppliers.listSuppliers(query.page)
  }
}
