package import Queries
package import QueryPorts

/// Every query service of Deliveries, made of the gateway it is given. The query bus alone asks for them.
package struct DeliveryQueryDeps: Sendable {
  private let deliveries: any DeliveryQueryGateway

  package init(deliveries: any DeliveryQueryGateway) {
    self.deliveries = deliveries
  }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(getDelivery()),
      QueryRegistration(listDeliveries()),
    ]
  }

  private func getDelivery() -> GetDeliveryQueryService {
    GetDeliveryQueryService(deliveries: deliveries)
  }

  private func listDeliveries() -> ListDeliveriesQueryService {
    ListDeliveriesQueryService(deliveries: deliveries)
  }
}
