import Queries
import QueryPorts

enum ListDeliveriesEndpoint {
  static let route = Route.get(
    DeliveryPaths.deliveries, summary: "Deliveries, page by page", answers: .page(of: DeliveryView.self)
  ) { _, query in
    ListDeliveriesQuery(filter: DeliveryFilter(status: query.choice("status")), page: query.page())
  }
}
