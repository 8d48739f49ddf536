import CommandPorts
import Commands

enum CancelOrderEndpoint {
  struct Body: Decodable {
    let reason: String
  }

  static let route = Route.post(
    "/api/v1/orders/{id}/cancel", summary: "Cancel an order that was not shipped"
  ) { incoming in
    let body = try incoming.body(Body.self)
    return CancelOrderCommand(
      orderID: try incoming.id("id"), version: try incoming.requiredVersion(), reason: body.reason)
  } answer: { order, receipt in
    try receipt.changed(order.id, version: order.version)
  }
}
