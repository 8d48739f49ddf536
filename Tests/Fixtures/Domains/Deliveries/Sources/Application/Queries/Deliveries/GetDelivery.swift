package import Foundation
package import Kernel
package import QueryPorts

package struct GetDeliveryQuery: Query {
  package typealias Answer = Versioned<DeliveryView>?

  package static let policy = Policy.signedIn
  package static let reads = [ReadModel.deliveries]

  package let id: UUID
  package var row: String? { "\(id)" }

  package init(id: UUID) {
    self.id = id
  }
}

package struct GetDeliveryQueryService: QueryService {
  private let deliveries: any DeliveryQueryGateway

  package init(deliveries: any DeliveryQueryGateway) {
    self.deliveries = deliveries
  }

  package func execute(
    _ query: GetDeliveryQuery, _ context: QueryContext
  ) async throws -> Snapshot<Versioned<DeliveryView>?> {
    try await deliveries.getDelivery(query.id)
  }
}
