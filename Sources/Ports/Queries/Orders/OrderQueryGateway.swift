package import Foundation
package import Kernel

package protocol OrderQueryGateway: Sendable {
  /// Nil when there is no such order.
  func getOrder(_ id: UUID) async throws -> Snapshot<Versioned<OrderView>?>

  /// Throws `UnknownCursor` for a cursor of another order.
  func listOrders(_ filter: OrderFilter, _ page: OrderPage) async throws -> Snapshot<Page<OrderListItem>>
}

package struct OrderFilter: Hashable, Sendable {
  package let customerID: UUID?
  package let status: OrderViewStatus?

  package init(customerID: UUID? = nil, status: OrderViewStatus? = nil) {
    self.customerID = customerID
    self.status = status
  }
}

package struct OrderPage: Hashable, Sendable {
  package let sort: OrderSort
  package let order: SortDirection
  /// 1 … 100.
  package let limit: Int
  package let start: PageStart

  package init(
    sort: OrderSort = .placedAt, order: SortDirection = .desc, limit: Int = 20, start: PageStart = .offset(0)
  ) {
    self.sort = sort
    self.order = order
    self.limit = limit
    self.start = start
  }
}

/// The closed list of sort keys, each with an index and the id as tie-breaker.
package enum OrderSort: String, Sendable, CaseIterable {
  case placedAt = "placed_at"
  case totalAmount = "total_amount"
}

package enum OrderViewStatus: String, Sendable, CaseIterable, Codable {
  case pending, confirmed, shipped, cancelled
}

/// The cursor belongs to another list or order.
package struct UnknownCursor: SingleRefusal {
  package static let problem = ProblemType(
    "unknown-cursor", .malformed, "The cursor belongs to another list or sort order.")

  package init() {}

  package var detail: String { "Send the `next_cursor` of the page before, with the same `sort_by` and `sort_order`." }
}
