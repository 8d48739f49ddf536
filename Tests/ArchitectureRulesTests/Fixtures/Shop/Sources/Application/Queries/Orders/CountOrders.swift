import CommandPorts  // plant: L1
import Kernel
import QueryPorts

typealias Store = OrderRepository  // plant: Q1

package struct Wrapped: Sendable {
  package let inner: Deep
}

package struct Deep: Sendable {
  package let store: (any OrderRepository)?  // plant: Q1
}

package struct CountOrdersQuery: Query {
  package typealias Answer = Wrapped
  package static let policy = Policy.signedIn

  package init() {}
}

package struct CountOrdersQueryService: QueryService {
  private let later: @Sendable () -> Int  // plant: Q2

  package init(later: @escaping @Sendable () -> Int) { self.later = later }

  package func execute(_ query: CountOrdersQuery) async throws -> Wrapped {  // plant: Q2
    let found = makeRepository()  // plant: Q1
    _ = found == nil
    return Wrapped(inner: Deep(store: nil))
  }

  #if REPLICA_OFF
    func fallback(_ orders: any OrderRepository) {  // plant: Q1
      Hook.auditor?.audit("x")  // plant: Q1
    }
  #endif
}
