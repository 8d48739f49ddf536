import Queries
import QueryPorts

enum GetSupplierEndpoint {
  static let route = Route.get(
    SupplierPaths.supplier, summary: "One supplier", answers: .one(SupplierView.self)
  ) {
    GetSupplierQuery(id: $0)
  }
}
