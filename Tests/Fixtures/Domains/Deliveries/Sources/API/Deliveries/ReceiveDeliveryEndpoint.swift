import Commands

enum ReceiveDeliveryEndpoint {
  static let route = Route.post(
    DeliveryPaths.delivery / "receive", summary: "Receive an announced delivery", takes: .version, answers: .changed
  ) {
    ReceiveDeliveryCommand(deliveryID: $0.path, version: $0.version)
  }
}
