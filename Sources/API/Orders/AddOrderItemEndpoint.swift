import Commands
import Foundation

enum AddOrderItemEndpoint {
  struct Body: Decodable {
    let productID: String
    let quantity: Int
    let unitPrice: Int
  }

  private struct Answer: Codable {
    let id: UUID
    let version: Int
    let line: Int
    let position: String
  }

  static let route = Route.post(
    OrderPaths.items, summary: "Add an item to a pending order", takes: .bodyAndVersion(Body.self),
    answers: .json(201, Answer.self, version: \.version, at: { OrderPaths.order.address(of: $0.id) }) {
      Answer(id: $0.id, version: $0.version, line: $0.line, position: $1)
    }
  ) {
    AddOrderItemCommand(
      orderID: $0.path, version: $0.version, productID: $0.body.productID, quantity: $0.body.quantity,
      unitPrice: $0.body.unitPrice)
  }
}
