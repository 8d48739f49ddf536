import Domain
import Foundation
import Projections
import SQLiteStore

/// The totals of every list of orders, kept by the projection so that no request has to count: for each customer and
/// for all (an empty id), for each status and for all (an empty word). One write a changed count and batch.
struct OrderCounts {
  private struct Key: Hashable {
    let customer: UUID?
    let status: String
  }

  private static let table = TableColumns("order_counts", key: ["customer_id", "status"], changing: ["count"])
  private static let add = table.upsert(setting: "count = count + excluded.count")
  private static let deleteNone = table.delete(if: "count = 0")

  private var deltas: [Key: Int] = [:]

  mutating func add(_ delta: Int, _ row: OrderSummaryRow) {
    for customer in [nil, row.customerID] {
      for status in ["", row.status.rawValue] {
        deltas[Key(customer: customer, status: status), default: 0] += delta
      }
    }
  }

  func write(to connection: Connection) throws {
    for (key, delta) in deltas where delta != 0 {
      let customer = key.customer.map { withUnsafeBytes(of: $0.uuid, Array.init) } ?? []
      try connection.run(Self.add, customer, key.status, delta)
      // A replay in longer stretches never writes a count that came and went, so none stays behind at nothing.
      guard delta < 0 else { continue }
      try connection.run(Self.deleteNone, customer, key.status)
    }
  }
}
