package import Foundation

/// `OrderView` without its items.
package struct OrderListItem: Codable, Sendable {
  package let id: UUID
  package let customerID: UUID
  package let customerName: String
  package let status: OrderViewStatus
  package let currency: String
  package let totalAmount: Int
  package let returnedAmount: Int
  package let itemCount: Int
  package let unitCount: Int
  package let placedAt: Date
  package let createdAt: Date
  package let updatedAt: Date
  package let version: Int

  package init(
    id: UUID, customerID: UUID, customerName: String, status: OrderViewStatus, currency: String, totalAmount: Int,
    returnedAmount: Int, itemCount: Int, unitCount: Int, placedAt: Date, createdAt: Date, updatedAt: Date,
    version: Int
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
    self.placedAt = placedAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.version = version
  }
}
