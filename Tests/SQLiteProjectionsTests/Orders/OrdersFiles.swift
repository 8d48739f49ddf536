import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport

/// The read models of Orders in a folder, and every row they hold, as text.
struct OrdersFiles {
  let folder: String

  /// The folder of a service's read models.
  init(of folder: TemporaryFolder) {
    self.folder = "\(folder.path)/read"
  }

  init(_ folder: String) {
    self.folder = folder
  }

  var ordersPath: String { SQLiteProjectionStore<OrderSummaryTable>.path(in: folder) }
  var customersPath: String { SQLiteProjectionStore<CustomerOverviewTable>.path(in: folder) }

  /// The rows of both files, in an order of their own.
  func rows() throws -> [String] {
    try orderRows() + rows(customersPath, [Self.overviews, Self.checkpoint])
  }

  func orderRows() throws -> [String] {
    try rows(ordersPath, [Self.orders, Self.names, Self.counts, Self.checkpoint])
  }

  func counts() throws -> [String] {
    try rows(ordersPath, [Self.counts])
  }

  /// What `order_counts` must say, reckoned from the orders.
  func recount() throws -> [String] {
    try rows(ordersPath, [Self.recount])
  }

  func epoch() throws -> UInt64 {
    let connection = try Connection(path: ordersPath, mode: .readOnly)
    return try connection.first("SELECT epoch FROM checkpoint") { UInt64(bitPattern: try $0.int64(0)) } ?? 0
  }

  private func rows(_ path: String, _ statements: [SQL]) throws -> [String] {
    let connection = try Connection(path: path, mode: .readOnly)
    return try statements.flatMap { try connection.all($0) { try $0.text(0) } }
  }

  private static let orders: SQL = """
    SELECT json_array('order', hex(id), hex(customer_id), customer_name, status, currency, total_amount,
      returned_amount, item_count, unit_count, quote(shipping_address), placed_at, created_at, updated_at, version,
      changed, items)
    FROM order_summary ORDER BY id
    """
  private static let names: SQL = """
    SELECT json_array('name', hex(customer_id), name) FROM customer_names ORDER BY customer_id
    """
  private static let counts: SQL = """
    SELECT json_array(hex(customer_id), status, count) FROM order_counts ORDER BY customer_id, status
    """
  private static let recount: SQL = """
    SELECT json_array(hex(customer), status, count) FROM (
      SELECT X'' AS customer, '' AS status, count(*) AS count FROM order_summary
      UNION ALL SELECT X'', status, count(*) FROM order_summary GROUP BY status
      UNION ALL SELECT customer_id, '', count(*) FROM order_summary GROUP BY customer_id
      UNION ALL SELECT customer_id, status, count(*) FROM order_summary GROUP BY customer_id, status)
    ORDER BY customer, status
    """
  private static let overviews: SQL = """
    SELECT json_array('customer', hex(id), external_ref, name, country, order_count, months, version, changed)
    FROM customer_overview ORDER BY id
    """
  private static let checkpoint: SQL = "SELECT json_array('checkpoint', epoch, position) FROM checkpoint"
}
