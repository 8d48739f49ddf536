package import Queries
package import QueryPorts

/// Every query service of Suppliers, made of the gateway it is given. The query bus alone asks for them.
package struct SupplierQueryDeps: Sendable {
  private let suppliers: any SupplierQueryGateway

  package init(suppliers: any SupplierQueryGateway) {
    self.suppliers = suppliers
  }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(getSupplier()),
      QueryRegistration(listSuppliers()),
    ]
  }

  private func getSupplier() -> GetSupplierQueryService {
    GetSupplierQueryService(suppliers: suppliers)
  }

  private func listSuppliers() -> ListSuppliersQueryService {
    ListSuppliersQueryService(suppliers: suppliers)
  }
}
