package import Kernel
package import QueryPorts

package struct ListOrdersQuery: Query {
  package typealias Answer = Page<OrderListItem>

  package static let policy = Policy.signedIn
  package static let reads = [ReadModel.orderSummary]

  package let filter: OrderFilter
  package let page: PageRequest<OrderSort>

  package init(filter: OrderFilter = OrderFilter(), page: PageRequest<OrderSort> = PageRequest()) {
    self.filter = filter
    self.page = page
  }
}

package struct ListOrdersQueryService: QueryService {
  private let orders: any OrderQueryGateway

  package init(orders: any OrderQueryGateway) {
    self.orders = orders
  }

  package func execute(
    _ query: ListOrdersQuery, _ context: QueryContext
  ) async throws -> Snapshot<Page<OrderListItem>> {
    try await orders.listOrders(try query.filter.narrowed(to: context.principal), query.page)
  }
}

extension OrderFilter {
  /// A user sees only the orders of the customer they belong to.
  fileprivate func narrowed(to principal: Principal?) throws(AccessRefused) -> OrderFilter {
    guard let principal, principal.role == .user else { return self }
    guard let own = principal.customerID, customerID == nil || customerID == own else { throw .notAllowed }
    return OrderFilter(customerID: own, status: status)
  }
}
