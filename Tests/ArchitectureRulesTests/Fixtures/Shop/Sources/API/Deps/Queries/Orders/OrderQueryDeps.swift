import Kernel
import Queries
import QueryPorts

package struct OrderQueryDeps: Sendable {
  let orders: any OrderQueryGateway
  let auditor: any Auditing
  let noting: any Noting

  package func getOrder() -> GetOrderQueryService { GetOrderQueryService(orders: orders) }
  package func listOrders() -> ListOrdersQueryService { .init(auditor: auditor, noting: noting) }
  package func countOrders() -> CountOrdersQueryService { .init { 1 } }
  package func again() -> some QueryService {  // plant: A2
    GetOrderQueryService(orders: orders)  // plant: A2
  }
  package func existsOrder() -> ExistsOrderQueryService { .init() }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(getOrder()), QueryRegistration(listOrders()), QueryRegistration(countOrders()),
      QueryRegistration(existsOrder()),
    ]
  }
}
