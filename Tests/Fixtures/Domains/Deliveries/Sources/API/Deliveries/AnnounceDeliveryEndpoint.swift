import Commands

enum AnnounceDeliveryEndpoint {
  struct Body: Decodable {
    let reference: String
    let units: Int
  }

  static let route = Route.post(
    DeliveryPaths.deliveries, summary: "Announce a delivery", takes: .body(Body.self),
    answers: .created(at: DeliveryPaths.delivery)
  ) {
    AnnounceDeliveryCommand(reference: $0.body.reference, units: $0.body.units)
  }
}
