import Queries
import QueryPorts

enum GetCustomerOverviewEndpoint {
  static let route = Route.get(
    OrderPaths.overview, summary: "What a customer has bought, month by month", answers: .one(CustomerOverview.self)
  ) {
    GetCustomerOverviewQuery(id: $0)
  }
}
