import Commands

enum CancelOrderEndpoint {
  struct Body: Decodable {
    let reason: String
  }

  static let route = Route.post(
    OrderPaths.order / "cancel", summary: "Cancel an order that was not shipped", takes: .bodyAndVersion(Body.self),
    answers: .changed
  ) {
    CancelOrderCommand(orderID: $0.path, version: $0.version, reason: $0.body.reason)
  }
}
