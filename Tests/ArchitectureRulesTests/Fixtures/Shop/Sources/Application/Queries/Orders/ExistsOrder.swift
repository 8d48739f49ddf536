import Kernel
import QueryPorts

#if REPLICA_OFF
  import CommandPorts  // plant: L1
#endif

package protocol OpenQuery: Query {}

extension OpenQuery {
  package static var policy: Policy { .anyone }  // plant: A3
}

package struct ExistsOrderQuery: OpenQuery {  // plant: A3
  package typealias Answer = Bool

  package init() {}
}

package struct ExistsOrderQueryService: QueryService {
  package init() {}

  package func execute(_ query: ExistsOrderQuery) async throws -> Bool { true }

  package func statement() -> String {
    "SELECT id FROM orders"  // plant: S1
  }

  package func advice() -> String { "Select an order from the list" }  // decoy: S1
}

extension ExistsOrderQueryService {
  func execute(_ hidden: Int) async -> some Sendable { 1 }  // plant: Q2
}
