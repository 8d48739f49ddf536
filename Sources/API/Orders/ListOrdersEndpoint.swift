import Queries
import QueryPorts

enum ListOrdersEndpoint {
  static let route = Route.get(
    OrderPaths.orders, summary: "Orders, page by page", answers: .page(of: OrderListItem.self)
  ) { _, query in
    ListOrdersQuery(
      filter: OrderFilter(customerID: query.uuid("customer_id"), status: query.choice("status")), page: query.page())
  }
}
