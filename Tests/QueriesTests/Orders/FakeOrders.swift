import Foundation
import Kernel
import QueryPorts
import Synchronization

/// One order of one customer, at position 9.
final class FakeOrders: OrderQueryGateway, CustomerQueryGateway {
  let customer: UUID
  let order: UUID
  private let filters = Mutex<[OrderFilter]>([])

  init(order: UUID, of customer: UUID) {
    self.order = order
    self.customer = customer
  }

  /// What lists were asked for.
  var asked: [OrderFilter] { filters.withLock { $0 } }

  func getOrder(_ id: UUID) async throws -> Snapshot<Versioned<OrderView>?> {
    guard id == order else { return Snapshot(nil, at: token(9)) }
    let view = OrderView(
      id: order, customerID: customer, customerName: "Corner Shop", status: .pending, currency: "GBP", totalAmount: 1,
      returnedAmount: 0, itemCount: 0, unitCount: 0, items: [], shippingAddress: nil, placedAt: .distantPast,
      createdAt: .distantPast, updatedAt: .distantPast, version: 1)
    return Snapshot(Versioned(view, version: 1, changed: Position(9)), at: token(9))
  }

  func listOrders(_ filter: OrderFilter, _ page: PageRequest<OrderSort>) async throws -> Snapshot<Page<OrderListItem>> {
    filters.withLock { $0.append(filter) }
    return Snapshot(
      Page(items: [], total: 0, limit: page.limit, offset: 0, hasNext: false, hasPrev: false, nextCursor: nil),
      at: token(9))
  }

  func getCustomerOverview(_ id: UUID) async throws -> Snapshot<Versioned<CustomerOverview>?> {
    guard id == customer else { return Snapshot(nil, at: token(9)) }
    let view = CustomerOverview(
      id: id, externalRef: "1", name: "Corner Shop", country: "France", orderCount: 1, months: [], version: 1)
    return Snapshot(Versioned(view, version: 1, changed: Position(9)), at: token(9))
  }
}
