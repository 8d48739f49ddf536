import CommandPorts
import Commands

enum ConfirmOrderEndpoint {
  static let route = Route.post("/api/v1/orders/{id}/confirm", summary: "Confirm a pending order") { incoming in
    try incoming.noBody()
    return ConfirmOrderCommand(orderID: try incoming.id("id"), version: try incoming.requiredVersion())
  } answer: { order, receipt in
    try receipt.changed(order.id, version: order.version)
  }
}
