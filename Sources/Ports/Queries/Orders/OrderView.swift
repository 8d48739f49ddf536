package import Foundation

package struct OrderView: Codable, Sendable {
  package let id: UUID
  package let customerID: UUID
  package let customerName: String
  package let status: OrderViewStatus
  package let currency: String
  /// The sum of the lines as ordered, minor units.
  package let totalAmount: Int
  /// What was paid for the units that came back, minor units.
  package let returnedAmount: Int
  /// Lines.
  package let itemCount: Int
  package let unitCount: Int
  package let items: [Item]
  package let shippingAddress: Address?
  package let placedAt: Date
  package let createdAt: Date
  package let updatedAt: Date
  package let version: Int

  package struct Item: Codable, Sendable {
    package let line: Int
    package let productID: String
    package let quantity: Int
    package let unitPrice: Int
    /// Units of the line that came back.
    package let returned: Int

    package init(line: Int, productID: String, quantity: Int, unitPrice: Int, returned: Int) {
      self.line = line
      self.productID = productID
      self.quantity = quantity
      self.unitPrice = unitPrice
      self.returned = returned
    }
  }

  package struct Address: Codable, Sendable {
    package let recipient: String?
    package let street: String?
    package let city: String?
    package let postalCode: String?
    package let country: String
  }

  package init(
    id: UUID, customerID: UUID, customerName: String, status: OrderViewStatus, currency: String, totalAmount: Int,
    returnedAmount: Int, itemCount: Int, unitCount: Int, items: [Item], shippingAddress: Address?, placedAt: Date,
    createdAt: Date, updatedAt: Date, version: Int
  ) {
    self.id = id
    self.customerID = customerID
    self.customerName = customerName
    self.status = status
    self.currency = currency
    self.totalAmount = totalAmount
    self.returnedAmount = returnedAmount
    self.itemCount = itemCount
    self.unitCount = unitCount
    self.items = items
    self.shippingAddress = shippingAddress
    self.placedAt = placedAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.version = version
  }
}
