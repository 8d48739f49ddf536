import Kernel
import QueryPorts

package struct GetOrderQuery: Query {  // decoy: N1
  package typealias Answer = OrderView?
  package static let policy = Policy.signedIn

  package init() {}
}

package struct GetOrderQueryService: QueryService {
  private let orders: any OrderQueryGateway  // decoy: Q2

  package init(orders: any OrderQueryGateway) { self.orders = orders }

  package func execute(_ query: GetOrderQuery) async throws -> OrderView? {  // decoy: Q2
    _ = Meter().plain  // decoy: Q1
    @Plain var count = 1  // decoy: Q1
    twice { count += 1 }  // decoy: Q1
    let text = "OrderRepository.save, CommandBus"  // decoy: Q1
    return text.isEmpty ? nil : try await orders.getOrder(count)
  }
}
