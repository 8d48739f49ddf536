import Domain
import Foundation
import Kernel

package struct OrderSummaryRow: Sendable {
  package var id: Int
  package var at: Date
}

package enum OrderSummary {
  package static func fold(_ row: OrderSummaryRow?, _ event: OrderCreated) -> OrderSummaryRow {
    OrderSummaryRow(id: event.id.value, at: Date())  // plant: P1
  }

  static func helped() -> Date { stamp() }  // plant: P1
  static func lucky() -> Int { [1, 2].randomElement() ?? 0 }  // plant: P1
  static func waited() async throws { try await Task.sleep(for: .seconds(1)) }  // plant: P1
  static func fixed() -> Date { Date(timeIntervalSince1970: 1) }  // decoy: P1
}
