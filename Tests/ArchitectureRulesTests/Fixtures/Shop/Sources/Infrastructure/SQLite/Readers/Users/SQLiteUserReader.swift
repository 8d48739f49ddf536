import QueryPorts
import SQLiteStore

package struct SQLiteUserReader: UserQueryGateway {
  package init() {}

  package func getUser(_ name: String) async throws -> UserView? { nil }
}

package struct CachedUserReader: UserQueryGateway {  // plant: P2
  package init() {}

  package func getUser(_ name: String) async throws -> UserView? { nil }
}
