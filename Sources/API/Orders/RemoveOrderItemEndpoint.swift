import CommandPorts
import Commands

enum RemoveOrderItemEndpoint {
  static let route = Route.delete(
    "/api/v1/orders/{id}/items/{line}", summary: "Take a line out of a pending order"
  ) { incoming in
    guard let line = Int(incoming.parameter("line")), line > 0 else { throw NothingHere() }
    try incoming.noBody()
    return RemoveOrderItemCommand(
      orderID: try incoming.id("id"), version: try incoming.requiredVersion(), line: line)
  } answer: { order, receipt in
    try receipt.changed(order.id, version: order.version)
  }
}
