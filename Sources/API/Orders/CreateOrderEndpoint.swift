import Commands
import Foundation
import JSON

enum CreateOrderEndpoint {
  struct Body: Decodable {
    struct Item: Decodable {
      let productID: String
      let quantity: Int
      let unitPrice: Int
    }

    struct Address: Decodable {
      let recipient: String?
      let street: String?
      let city: String?
      let postalCode: String?
      let country: String
    }

    let customerID: UUID
    let currency: String
    let items: [Item]
    let shippingAddress: Address?
    let placedAt: Date?
  }

  static let route = Route.post("/api/v1/orders", summary: "Place an order") { incoming in
    let body = try incoming.body(Body.self)
    return CreateOrderCommand(
      customerID: body.customerID, currency: body.currency,
      items: body.items.map { .init(productID: $0.productID, quantity: $0.quantity, unitPrice: $0.unitPrice) },
      shippingAddress: body.shippingAddress.map {
        .init(
          recipient: $0.recipient, street: $0.street, city: $0.city, postalCode: $0.postalCode, country: $0.country)
      },
      placedAt: body.placedAt)
  } answer: { order, receipt in
    try receipt.created(order.id, version: order.version, at: "/api/v1/orders/\(order.id.lowercased)")
  }
}
