package import Foundation
import JSON
import Kernel
package import QueryPorts
package import SQLiteStore

/// Reads the file of `OrderSummaryProjection`.
package struct SQLiteOrderReader: OrderQueryGateway {
  private let source: ReadSource

  package init(_ source: ReadSource) {
    self.source = source
  }

  package func getOrder(_ id: UUID) async throws -> Snapshot<Versioned<OrderView>?> {
    try source.read { connection in
      try connection.first(Self.orderByID, id) { row in
        let view = try OrderView(row)
        return Versioned(view, version: view.version, changed: Position(try row.int64(13)))
      }
    }
  }

  package func listOrders(
    _ filter: OrderFilter, _ page: PageRequest<OrderSort>
  ) async throws -> Snapshot<Page<OrderListItem>> {
    try source.read { connection in
      try Self.list.page(
        filter, page, total: try Self.total(filter, connection), on: connection, as: OrderListItem.init)
    }
  }

  private static func total(_ filter: OrderFilter, _ connection: ReadConnection) throws -> Int {
    let customer = filter.customerID.map { withUnsafeBytes(of: $0.uuid, Array.init) } ?? []
    return try connection.first(Self.countOfList, customer, filter.status?.rawValue ?? "") { try $0.int(0) } ?? 0
  }

  package static let statements = list.statements + [orderByID, countOfList]

  package static let orderByID: SQL = """
    SELECT id, customer_id, customer_name, status, currency, total_amount, returned_amount, item_count, unit_count,
      placed_at, created_at, updated_at, version, changed, items, shipping_address
    FROM order_summary WHERE id = ?
    """
}

extension OrderView {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.uuid(0), customerID: try row.uuid(1), customerName: try row.text(2),
      status: try OrderViewStatus(row, 3), currency: try row.text(4), totalAmount: try row.int(5),
      returnedAmount: try row.int(6), itemCount: try row.int(7), unitCount: try row.int(8),
      items: try row.withBytes(14) { try JSON.decode([Item].self, from: $0) },
      shippingAddress: try row.isNull(15) ? nil : try row.withBytes(15) { try JSON.decode(Address.self, from: $0) },
      placedAt: Date(milliseconds: try row.int64(9)), createdAt: Date(milliseconds: try row.int64(10)),
      updatedAt: Date(milliseconds: try row.int64(11)), version: try row.int(12))
  }
}

extension OrderListItem {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.uuid(0), customerID: try row.uuid(1), customerName: try row.text(2),
      status: try OrderViewStatus(row, 3), currency: try row.text(4), totalAmount: try row.int(5),
      returnedAmount: try row.int(6), itemCount: try row.int(7), unitCount: try row.int(8),
      placedAt: Date(milliseconds: try row.int64(9)), createdAt: Date(milliseconds: try row.int64(10)),
      updatedAt: Date(milliseconds: try row.int64(11)), version: try row.int(12))
  }
}

extension OrderViewStatus {
  fileprivate init(_ row: Row, _ column: Int) throws {
    guard let status = OrderViewStatus(rawValue: try row.text(column)) else { throw UnknownStatus() }
    self = status
  }
}

private struct UnknownStatus: Error {}
