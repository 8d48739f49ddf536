import Queries
import QueryPorts

enum GetProductEndpoint {
  static let route = Route.get(
    OrderPaths.product, summary: "One product with its free stock", answers: .one(ProductView.self)
  ) {
    GetProductQuery(id: $0)
  }
}
