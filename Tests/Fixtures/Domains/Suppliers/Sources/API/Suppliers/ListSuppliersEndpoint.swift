import Queries
import QueryPorts

enum ListSuppliersEndpoint {
  static let route = Route.get(
    SupplierPaths.suppliers, summary: "Suppliers, page by page", answers: .page(of: SupplierView.self)
  ) { _, query in
    ListSuppliersQuery(page: query.page())
  }
}
