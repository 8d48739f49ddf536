import Kernel
import Queries
import QueryPorts

package struct QueryDeps: Sendable {
  let orders: any OrderQueryGateway
  let users: any UserQueryGateway
  let auditor: any Auditing
  let noting: any Noting

  package func getOrder() -> GetOrderQueryService { GetOrderQueryService(orders: orders) }
  package func listOrders() -> ListOrdersQueryService { .init(auditor: auditor, noting: noting) }
  package func countOrders() -> CountOrdersQueryService { .init { 1 } }
  package func existsOrder() -> ExistsOrderQueryService { .init() }
  package func getUser() -> GetUserQueryService { .init(users: users, orders: orders) }

  package var queryBus: QueryBus {
    QueryBus([
      QueryRegistration(getOrder()), QueryRegistration(listOrders()), QueryRegistration(countOrders()),
      QueryRegistration(existsOrder()), QueryRegistration(getUser()),
    ])
  }
}
