package import Foundation
package import Kernel
package import QueryPorts

/// Read from the writer's own table, so from no read model.
package struct GetSupplierQuery: Query {
  package typealias Answer = Versioned<SupplierView>?

  package static let policy = Policy.signedIn
  package static let reads: [ReadModel] = []

  package let id: UUID

  package init(id: UUID) {
    self.id = id
  }
}

package struct GetSupplierQueryService: QueryService {
  private let suppliers: any SupplierQueryGateway

  package init(suppliers: any SupplierQueryGateway) {
    self.suppliers = suppliers
  }

  package func execute(
    _ query: GetSupplierQuery, _ context: QueryContext
  ) async throws -> Snapshot<Versioned<SupplierView>?> {
    try await suppliers.getSupplier(query.id)
  }
}
