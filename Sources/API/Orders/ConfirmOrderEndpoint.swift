import Commands

enum ConfirmOrderEndpoint {
  static let route = Route.post(
    OrderPaths.order / "confirm", summary: "Confirm a pending order", takes: .version, answers: .changed
  ) {
    ConfirmOrderCommand(orderID: $0.path, version: $0.version)
  }
}
