import Foundation
import Kernel
package import QueryPorts
package import SQLiteStore

/// Reads the file of `ProductSalesProjection`.
package struct SQLiteProductReader: ProductQueryGateway {
  private let source: ReadSource

  package init(_ source: ReadSource) {
    self.source = source
  }

  package func getProduct(_ id: String) async throws -> Snapshot<Versioned<ProductView>?> {
    try source.read { connection in
      try connection.first(Self.productByID, id) { row in
        let view = ProductView(
          id: try row.text(0), available: try row.optionalInt(1),
          firstSeenAt: Date(milliseconds: try row.int64(2)), version: try row.int(3))
        return Versioned(view, version: view.version, changed: Position(try row.int64(4)))
      }
    }
  }

  package func listProductSales(_ id: String, in period: DayPeriod) async throws -> Snapshot<ProductSales?> {
    try source.read { connection in
      guard try connection.first(Self.productByID, id, as: { _ in true }) != nil else { return nil }
      let days = try connection.all(Self.salesByDay, id, period.from.text, period.to.text) { row in
        ProductSales.Day(
          day: try row.text(0), currency: try row.text(1), unitsOrdered: Sum(try row.int(2)),
          amountOrdered: Sum(low: try row.int64(3), high: try row.int64(4)), unitsReturned: Sum(try row.int(5)),
          amountReturned: Sum(low: try row.int64(6), high: try row.int64(7)))
      }
      return ProductSales(productID: id, period: period, days: days)
    }
  }

  package static let statements = [productByID]
  /// Of one product, in the currencies of 366 days at most.
  package static let sumsOfFewRows = [salesByDay]

  private static let productByID: SQL =
    "SELECT id, available, first_seen_at, version, changed FROM products WHERE id = ?"

  private static let salesByDay: SQL = """
    SELECT day, currency, units_ordered, amount_ordered, amount_ordered_high, units_returned, amount_returned,
      amount_returned_high
    FROM product_sales WHERE product_id = ? AND day BETWEEN ? AND ? ORDER BY day, currency
    """
}
