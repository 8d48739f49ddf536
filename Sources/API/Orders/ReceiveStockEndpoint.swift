import Commands
import Kernel

enum ReceiveStockEndpoint {
  struct Body: Decodable {
    let quantity: Int
  }

  private struct Answer: Encodable {
    let productID: String
    let version: Int
    let available: Int
    let position: String
  }

  static let route = Route.post("/api/v1/products/{id}/stock", summary: "Receive units of a product") { incoming in
    ReceiveStockCommand(productID: incoming.parameter("id"), quantity: try incoming.body(Body.self).quantity)
  } answer: { stock, receipt in
    try receipt.answer(
      200, version: stock.version,
      Answer(
        productID: stock.productID, version: stock.version, available: stock.available,
        position: receipt.position.description))
  }
}
