import Commands

enum ShipOrderEndpoint {
  static let route = Route.post(
    OrderPaths.order / "ship", summary: "Ship a confirmed order", takes: .version, answers: .changed
  ) {
    ShipOrderCommand(orderID: $0.path, version: $0.version)
  }
}
