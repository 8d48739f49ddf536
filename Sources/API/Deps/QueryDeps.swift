package import Queries
package import QueryPorts

/// The read side on one screen: every query service, made of the gateways it is given. The query bus alone asks for them.
package struct QueryDeps: Sendable {
  private let orders: any OrderQueryGateway
  private let customers: any CustomerQueryGateway
  private let products: any ProductQueryGateway
  private let events: any EventQueryGateway

  package init(
    orders: any OrderQueryGateway, customers: any CustomerQueryGateway, products: any ProductQueryGateway,
    events: any EventQueryGateway
  ) {
    self.orders = orders
    self.customers = customers
    self.products = products
    self.events = events
  }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(getOrder()),
      QueryRegistration(listOrders()),
      QueryRegistration(getCustomerOverview()),
      QueryRegistration(getProduct()),
      QueryRegistration(listProductSales()),
      QueryRegistration(listEvents()),
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

  private func getProduct() -> GetProductQueryService {
    GetProductQueryService(products: products)
  }

  private func listProductSales() -> ListProductSalesQueryService {
    ListProductSalesQueryService(products: products)
  }

  private func listEvents() -> ListEventsQueryService {
    ListEventsQueryService(events: events)
  }
}
