package import Foundation
package import Kernel
package import QueryPorts

package struct GetCustomerOverviewQuery: Query {
  package typealias Answer = Versioned<CustomerOverview>?

  package static let policy = Policy.signedIn
  package static let reads = [ReadModel.customerOverview]

  package let id: UUID
  package var row: String? { "\(id)" }

  package init(id: UUID) {
    self.id = id
  }
}

package struct GetCustomerOverviewQueryService: QueryService {
  private let customers: any CustomerQueryGateway

  package init(customers: any CustomerQueryGateway) {
    self.customers = customers
  }

  package func execute(
    _ query: GetCustomerOverviewQuery, _ context: QueryContext
  ) async throws -> Snapshot<Versioned<CustomerOverview>?> {
    let found = try await customers.getCustomerOverview(query.id)
    guard context.principal?.owns(.customer(query.id)) == true else { return Snapshot(nil, at: found.position) }
    return found
  }
}
