import Foundation
import Kernel
package import QueryPorts
package import SQLiteStore

extension SQLiteOrderReader {
  package static let list = ListStatement<OrderFilter, OrderSort, OrderListItem>(
    "orders",
    select: """
      SELECT id, customer_id, customer_name, status, currency, total_amount, returned_amount, item_count, unit_count,
        placed_at, created_at, updated_at, version
      FROM order_summary
      """,
    filters: [ListFilter("customer_id = ?") { $0.customerID }, ListFilter("status = ?") { $0.status?.rawValue }],
    by: { sort in
      switch sort {
      case .placedAt: .number("placed_at") { $0.placedAt.milliseconds }
      case .totalAmount: .number("total_amount") { Int64($0.totalAmount) }
      }
    },
    id: .uuid("id", \.id))

  /// A row's count for each filter, kept by the projection.
  package static let countOfList: SQL = "SELECT count FROM order_counts WHERE customer_id = ? AND status = ?"
}
