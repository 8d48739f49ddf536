import Commands
import Foundation
import JSON
import Kernel

enum AddOrderItemEndpoint {
  struct Body: Decodable {
    let productID: String
    let quantity: Int
    let unitPrice: Int
  }

  private struct Answer: Encodable {
    let id: UUID
    let version: Int
    let line: Int
    let position: String
  }

  static let route = Route.post("/api/v1/orders/{id}/items", summary: "Add an item to a pending order") { incoming in
    let body = try incoming.body(Body.self)
    return AddOrderItemCommand(
      orderID: try incoming.id("id"), version: try incoming.requiredVersion(), productID: body.productID,
      quantity: body.quantity, unitPrice: body.unitPrice)
  } answer: { added, receipt in
    try receipt.answer(
      201, version: added.version, location: "/api/v1/orders/\(added.id.lowercased)",
      Answer(id: added.id, version: added.version, line: added.line, position: receipt.position.description))
  }
}
