package import Foundation
package import Kernel
package import QueryPorts

package struct GetOrderQuery: Query {
  package typealias Answer = Versioned<OrderView>?

  package static let policy = Policy.signedIn
  package static let reads = [ReadModel.orderSummary]

  package let id: UUID
  package var row: String? { "\(id)" }

  package init(id: UUID) {
    self.id = id
  }
}

package struct GetOrderQueryService: QueryService {
  private let orders: any OrderQueryGateway

  package init(orders: any OrderQueryGateway) {
    self.orders = orders
  }

  package func execute(
    _ query: GetOrderQuery, _ context: QueryContext
  ) async throws -> Snapshot<Versioned<OrderView>?> {
    let found = try await orders.getOrder(query.id)
    guard let order = found.value, context.principal?.owns(.customer(order.view.customerID)) == true else {
      return Snapshot(nil, at: found.position)
    }
    return found
  }
}
