import CommandPorts
import Commands

enum ShipOrderEndpoint {
  static let route = Route.post("/api/v1/orders/{id}/ship", summary: "Ship a confirmed order") { incoming in
    try incoming.noBody()
    return ShipOrderCommand(orderID: try incoming.id("id"), version: try incoming.requiredVersion())
  } answer: { order, receipt in
    try receipt.changed(order.id, version: order.version)
  }
}
