import HTTPValues
import Queries
import QueryPorts

enum ListOrdersEndpoint {
  private static let parameters: Set<String> = [
    "customer_id", "status", "sort_by", "sort_order", "limit", "offset", "cursor",
  ]

  static let route = Route.get("/api/v1/orders", summary: "Orders, page by page", hasParameters: true) { incoming in
    var query = QueryParameters(incoming, known: parameters)
    let filter = OrderFilter(
      customerID: query.id("customer_id"), status: query.choice("status", OrderViewStatus.self))
    let page = OrderPage(
      sort: query.choice("sort_by", OrderSort.self) ?? .placedAt,
      order: query.choice("sort_order", SortDirection.self) ?? .desc,
      limit: query.integer("limit", in: 1...100) ?? 20, start: query.start())
    try query.finish()
    return ListOrdersQuery(filter: filter, page: page)
  } answer: { page, incoming in
    try HTTPResponse.page(page, incoming)
  }
}
