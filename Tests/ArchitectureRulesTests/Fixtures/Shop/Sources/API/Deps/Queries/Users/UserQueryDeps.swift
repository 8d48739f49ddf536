import Queries
import QueryPorts

package struct UserQueryDeps: Sendable {
  let users: any UserQueryGateway
  let orders: any OrderQueryGateway  // plant: D3, L2

  package func getUser() -> GetUserQueryService { .init(users: users, orders: orders) }

  package var registrations: [QueryRegistration] { [QueryRegistration(getUser())] }
}
