import Foundation
import JSON

/// A body as the API will have them.
struct ParcelBody: Codable, Equatable {
  let customerID: UUID
  let currency: String
  let items: [Item]
  let shippingAddress: Address?
  let placedAt: Date?

  struct Item: Codable, Equatable {
    let productID: String
    let quantity: Int
    let unitPrice: Int
  }

  struct Address: Codable, Equatable {
    let street: String
    let country: String
  }
}

extension ParcelBody: JSONConstrained {
  static let constraints: JSONConstraints = [
    "/currency": .text(3...3, of: .capitals),
    "/items": .items(1...3),
    "/items/*/product_id": .text(1...8),
    "/items/*/quantity": .integer(1...1_000_000),
    "/shipping_address/country": .text(2...2, of: .capitals),
  ]
}
