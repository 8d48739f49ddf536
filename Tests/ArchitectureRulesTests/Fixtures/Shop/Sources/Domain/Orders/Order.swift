import Foundation
import Kernel

package struct OrderID: Codable, Sendable, Hashable {
  package let value: Int

  package init(_ value: Int) { self.value = value }
}

package struct Order: Codable, Sendable {
  package let id: OrderID
  package var total: Money  // decoy: D2
  package var placedAt: Date

  package init(id: OrderID, total: Money, placedAt: Date) {
    self.id = id
    self.total = total
    self.placedAt = placedAt
  }

  package static func epoch() -> Date { Date(timeIntervalSince1970: 0) }  // decoy: D1

  package func known(_ text: String) -> UUID? { UUID(uuidString: text) }  // decoy: D1

  package func buyer() -> User { User(name: "x") }  // plant: D3, L2
}
