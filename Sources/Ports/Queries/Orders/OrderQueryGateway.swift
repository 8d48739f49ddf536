package import Foundation

package protocol OrderQueryGateway: Sendable {
  /// Nil when there is no such order.
  func getOrder(_ id: UUID) async throws -> Snapshot<Versioned<OrderView>?>

  /// Throws `UnknownCursor` for a cursor of another order.
  func listOrders(_ filter: OrderFilter, _ page: PageRequest<OrderSort>) async throws -> Snapshot<Page<OrderListItem>>
}

package struct OrderFilter: Hashable, Sendable {
  package let customerID: UUID?
  package let status: OrderViewStatus?

  package init(customerID: UUID? = nil, status: OrderViewStatus? = nil) {
    self.customerID = customerID
    self.status = status
  }
}

package enum OrderSort: String, ListSort {
  case placedAt = "placed_at"
  case totalAmount = "total_amount"

  package static let standard = OrderSort.placedAt
  package static let standardDirection = SortDirection.desc
}

package enum OrderViewStatus: String, Sendable, CaseIterable, Codable {
  case pending, confirmed, shipped, cancelled
}
