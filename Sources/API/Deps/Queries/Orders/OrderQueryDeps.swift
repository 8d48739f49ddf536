package import Queries
package import QueryPorts

/// The read side of Orders on one screen: every query service, made of the gateways it is given. The query bus alone
/// asks for them.
package struct OrderQueryDeps: Sendable {
  private let orders: any OrderQueryGateway
  private let customers: any CustomerQueryGateway
  private let products: any ProductQueryGateway

  package init(
    orders: any OrderQueryGateway, customers: any CustomerQueryGateway, products: any ProductQueryGateway
  ) {
    self.orders = orders
    self.customers = customers
    self.products = products
  }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(getOrder()),
      QueryRegistration(listOrders()),
      QueryRegistration(getCustomerOverview()),
      QueryRegistration(getProduct()),
      QueryRegistration(listProductSales()),
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
}
