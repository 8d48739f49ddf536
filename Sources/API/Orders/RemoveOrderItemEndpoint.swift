import Commands

enum RemoveOrderItemEndpoint {
  static let route = Route.delete(
    OrderPaths.items / .number("line"), summary: "Take a line out of a pending order", takes: .version,
    answers: .changed
  ) {
    RemoveOrderItemCommand(orderID: $0.path.0, version: $0.version, line: $0.path.1)
  }
}
