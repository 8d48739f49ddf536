import Queries
import QueryPorts

enum GetOrderEndpoint {
  static let route = Route.get(
    OrderPaths.order, summary: "One order with its items", answers: .one(OrderView.self)
  ) {
    GetOrderQuery(id: $0)
  }
}
