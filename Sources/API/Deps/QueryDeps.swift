package import Queries
package import QueryPorts

/// The read side on one screen: every query service, made of the gateways it is given. The query bus alone asks for them.
package struct QueryDeps: Sendable {
  private let orders: any OrderQueryGateway
  private let customers: any CustomerQueryGateway

  package init(orders: any OrderQueryGateway, customers: any CustomerQueryGateway) {
    self.orders = orders
    self.customers = customers
  }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(getOrder()),
      QueryRegistration(listOrders()),
      QueryRegistration(getCustomerOverview()),
    ]
  }

  private func getOrder() -> GetOrderQueryService {
    GetOrderQueryService(orders: orders)
  }

  private func listOrders() -> ListOrdersQueryService {
    ListOrdersQueryService(orders: orders)
  }

  private func getCustomerOverview() -> GetCustomerOverviewQueryService {
    GetCustomerOverviewQueryService(customers: customers)
  }
}
