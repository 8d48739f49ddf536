import Commands

enum ReturnItemsEndpoint {
  struct Body: Decodable {
    struct Item: Decodable {
      let line: Int
      let quantity: Int
    }

    let items: [Item]
  }

  static let route = Route.post(
    OrderPaths.order / "returns", summary: "Take back units of an order", takes: .bodyAndVersion(Body.self),
    answers: .changed
  ) {
    ReturnItemsCommand(
      orderID: $0.path, version: $0.version,
      items: $0.body.items.map { .init(line: $0.line, quantity: $0.quantity) })
  }
}
