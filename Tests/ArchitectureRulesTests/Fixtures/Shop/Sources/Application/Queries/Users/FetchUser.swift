import Kernel
import QueryPorts

package struct FetchUserQuery: Query {  // plant: N1
  package typealias Answer = UserView?
  package static let policy = Policy.signedIn

  package init() {}
}

package struct FetchUserQueryService: QueryService {
  package init() {}

  package func execute(_ query: FetchUserQuery) async throws -> UserView? { nil }
}
