import CommandPorts
import Commands

enum ReturnItemsEndpoint {
  struct Body: Decodable {
    struct Item: Decodable {
      let line: Int
      let quantity: Int
    }

    let items: [Item]
  }

  static let route = Route.post("/api/v1/orders/{id}/returns", summary: "Take back units of an order") { incoming in
    let body = try incoming.body(Body.self)
    return ReturnItemsCommand(
      orderID: try incoming.id("id"), version: try incoming.requiredVersion(),
      items: body.items.map { .init(line: $0.line, quantity: $0.quantity) })
  } answer: { order, receipt in
    try receipt.changed(order.id, version: order.version)
  }
}
