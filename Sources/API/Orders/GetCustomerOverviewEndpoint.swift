import HTTPValues
import Queries

enum GetCustomerOverviewEndpoint {
  static let route = Route.get(
    "/api/v1/customers/{id}/overview", summary: "What a customer has bought, month by month"
  ) { incoming in
    GetCustomerOverviewQuery(id: try incoming.id("id"))
  } answer: { overview, incoming in
    try HTTPResponse.one(overview, incoming)
  }
}
