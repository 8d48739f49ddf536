import Queries
import QueryPorts

enum GetDeliveryEndpoint {
  static let route = Route.get(
    DeliveryPaths.delivery, summary: "One delivery", answers: .one(DeliveryView.self)
  ) {
    GetDeliveryQuery(id: $0)
  }
}
