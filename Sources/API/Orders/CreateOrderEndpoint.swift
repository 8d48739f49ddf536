import Commands
import Foundation

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

  static let route = Route.post(
    OrderPaths.orders, summary: "Place an order", takes: .body(Body.self),
    answers: .created(at: OrderPaths.order) { ($0.id, $0.version) }
  ) { request in
    let body = request.body
    return CreateOrderCommand(
      customerID: body.customerID, currency: body.currency,
      items: body.items.map { .init(productID: $0.productID, quantity: $0.quantity, unitPrice: $0.unitPrice) },
      shippingAddress: body.shippingAddress.map {
        .init(
          recipient: $0.recipient, street: $0.street, city: $0.city, postalCode: $0.postalCode, country: $0.country)
      },
      placedAt: body.placedAt)
  }
}
