package import Foundation

package struct ProductView: Codable, Sendable {
  package let id: String
  /// Units free to be ordered; nil as long as none were ever received, for then they are not counted.
  package let available: Int?
  /// When the first event that names the product was recorded.
  package let firstSeenAt: Date
  /// Of the product's stock; 0 as long as none was ever received.
  package let version: Int

  package init(id: String, available: Int?, firstSeenAt: Date, version: Int) {
    self.id = id
    self.available = available
    self.firstSeenAt = firstSeenAt
    self.version = version
  }
}
