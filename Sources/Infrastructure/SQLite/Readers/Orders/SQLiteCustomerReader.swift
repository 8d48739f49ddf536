package import Foundation
import JSON
import Kernel
package import QueryPorts
package import SQLiteStore

/// Reads the file of `CustomerOverviewProjection`.
package struct SQLiteCustomerReader: CustomerQueryGateway {
  private let source: ReadSource

  package init(_ source: ReadSource) {
    self.source = source
  }

  package func getCustomerOverview(_ id: UUID) async throws -> Snapshot<Versioned<CustomerOverview>?> {
    try source.read { connection in
      try connection.first(Self.overviewByID, id) { row in
        let view = CustomerOverview(
          id: try row.uuid(0), externalRef: try row.text(1), name: try row.text(2), country: try row.text(3),
          orderCount: try row.int(4),
          months: try row.withBytes(5) { try JSON.decode([StoredMonth].self, from: $0) }.map(\.view),
          version: try row.int(6))
        return Versioned(view, version: view.version, changed: Position(try row.int64(7)))
      }
    }
  }

  package static let statements = [overviewByID]

  private static let overviewByID: SQL = """
    SELECT id, external_ref, name, country, order_count, months, version, changed
    FROM customer_overview WHERE id = ?
    """
}

/// A month as the projection stores it.
private struct StoredMonth: Decodable {
  let month: String
  let currency: String
  let orderCount: Int
  let itemCount: Int
  let unitCount: Sum
  let grossAmount: Sum
  let returnedAmount: Sum

  var view: CustomerOverview.Month {
    CustomerOverview.Month(
      month: month, currency: currency, orderCount: orderCount, itemCount: itemCount, unitCount: unitCount,
      grossAmount: grossAmount, returnedAmount: returnedAmount)
  }
}
