package import Foundation

package struct DeliveryView: Codable, Sendable {
  package let id: UUID
  /// The sender's own.
  package let reference: String
  package let units: Int
  package let status: DeliveryViewStatus
  package let announcedAt: Date
  package let version: Int

  package init(
    id: UUID, reference: String, units: Int, status: DeliveryViewStatus, announcedAt: Date, version: Int
  ) {
    self.id = id
    self.reference = reference
    self.units = units
    self.status = status
    self.announcedAt = announcedAt
    self.version = version
  }
}

package enum DeliveryViewStatus: String, Sendable, CaseIterable, Codable {
  case announced, received
}
