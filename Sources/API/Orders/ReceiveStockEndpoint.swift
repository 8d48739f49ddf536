import Commands

enum ReceiveStockEndpoint {
  struct Body: Decodable {
    let quantity: Int
  }

  private struct Answer: Codable {
    let productID: String
    let version: Int
    let available: Int
    let position: String
  }

  static let route = Route.post(
    OrderPaths.product / "stock", summary: "Receive units of a product", takes: .body(Body.self),
    answers: .json(200, Answer.self, version: \.version) {
      Answer(productID: $0.productID, version: $0.version, available: $0.available, position: $1)
    }
  ) {
    ReceiveStockCommand(productID: $0.path, quantity: $0.body.quantity)
  }
}
