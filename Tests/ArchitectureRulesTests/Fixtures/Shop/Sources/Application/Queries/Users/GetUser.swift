import Kernel
import QueryPorts

package final class GetUserQuery: Query {  // plant: D2
  package typealias Answer = UserView?
  package static let policy = Policy.signedIn

  package init() {}
}

package struct GetUserQueryService: QueryService {
  private let users: any UserQueryGateway
  private let orders: any OrderQueryGateway  // plant: D3, L2

  package init(users: any UserQueryGateway, orders: any OrderQueryGateway) {  // plant: D3, L2
    self.users = users
    self.orders = orders
  }

  package func execute(_ query: GetUserQuery) async throws -> UserView? { try await users.getUser("x") }
}
