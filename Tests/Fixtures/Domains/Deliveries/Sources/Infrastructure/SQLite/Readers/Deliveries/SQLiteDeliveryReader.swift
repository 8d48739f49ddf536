package import Foundation
import Kernel
package import QueryPorts
package import SQLiteStore

/// Reads the rows of `DeliveryListProjection`.
package struct SQLiteDeliveryReader: DeliveryQueryGateway {
  private let source: ReadSource

  package init(_ source: ReadSource) {
    self.source = source
  }

  package func getDelivery(_ id: UUID) async throws -> Snapshot<Versioned<DeliveryView>?> {
    try source.read { connection in
      try connection.first(Self.deliveryByID, id) { row in
        let view = try DeliveryView(row)
        return Versioned(view, version: view.version, changed: Position(try row.int64(6)))
      }
    }
  }

  package func listDeliveries(
    _ filter: DeliveryFilter, _ page: PageRequest<DeliverySort>
  ) async throws -> Snapshot<Page<DeliveryView>> {
    try source.read { connection in
      let isReceived = filter.status.map { $0 == .received }
      let total = try connection.first(Self.countOfList, isReceived) { try $0.int(0) } ?? 0
      return try Self.list.page(filter, page, total: total, on: connection, as: DeliveryView.init)
    }
  }

  package static let statements = list.statements + [deliveryByID]
  package static let countsOfFewRows = [countOfList]

  private static let deliveryByID: SQL = """
    SELECT id, reference, units, is_received, announced_at, version, changed FROM deliveries WHERE id = ?
    """

  private static let list = ListStatement<DeliveryFilter, DeliverySort, DeliveryView>(
    "deliveries", select: "SELECT id, reference, units, is_received, announced_at, version FROM deliveries",
    filters: [ListFilter("is_received = ?") { $0.status.map { $0 == .received } }],
    by: { sort in
      switch sort {
      case .announcedAt: .number("announced_at") { $0.announcedAt.milliseconds }
      }
    },
    id: .uuid("id", \.id))

  /// Counted each time, for there are some thousands at most; the list of orders keeps its counts.
  private static let countOfList: SQL = "SELECT count(*) FROM deliveries WHERE is_received = coalesce(?, is_received)"
}

extension DeliveryView {
  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.uuid(0), reference: try row.text(1), units: try row.int(2),
      status: try row.bool(3) ? .received : .announced, announcedAt: Date(milliseconds: try row.int64(4)),
      version: try row.int(5))
  }
}
