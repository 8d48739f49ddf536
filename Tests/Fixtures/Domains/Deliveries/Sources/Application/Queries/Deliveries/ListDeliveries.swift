package import Kernel
package import QueryPorts

package struct ListDeliveriesQuery: Query {
  package typealias Answer = Page<DeliveryView>

  package static let policy = Policy.signedIn
  package static let reads = [ReadModel.deliveries]

  package let filter: DeliveryFilter
  package let page: PageRequest<DeliverySort>

  package init(filter: DeliveryFilter = DeliveryFilter(), page: PageRequest<DeliverySort> = PageRequest()) {
    self.filter = filter
    self.page = page
  }
}

package struct ListDeliveriesQueryService: QueryService {
  private let deliveries: any DeliveryQueryGateway

  package init(deliveries: any DeliveryQueryGateway) {
    self.deliveries = deliveries
  }

  package func execute(
    _ query: ListDeliveriesQuery, _ context: QueryContext
  ) async throws -> Snapshot<Page<DeliveryView>> {
    try await deliveries.listDeliveries(query.filter, query.page)
  }
}
