import Foundation
import SQLiteStore
import TestSupport

/// The read models of a stopped server.
struct ReadModelFiles {
  private let folder: String

  init(_ folder: TemporaryFolder) {
    self.folder = "\(folder.path)/data/read"
  }

  /// Every row of every table with all that a reader can see.
  func rows() throws -> [String] {
    let orders = try open("order_summary")
    let customers = try open("customer_overview")
    return try orders.all(
      """
      SELECT json_array(hex(id), hex(customer_id), customer_name, status, currency, total_amount, returned_amount,
        item_count, unit_count, shipping_address, placed_at, created_at, updated_at, version, changed, items)
      FROM order_summary ORDER BY id
      """
    ) { try $0.text(0) }
      + orders.all("SELECT json_array(hex(customer_id), name) FROM customer_names ORDER BY customer_id") {
        try $0.text(0)
      }
      + orders.all(
        "SELECT json_array(hex(customer_id), status, count) FROM order_counts WHERE count <> 0 ORDER BY 1"
      ) { try $0.text(0) }
      + customers.all(
        """
        SELECT json_array(hex(id), external_ref, name, country, order_count, months, version, changed)
        FROM customer_overview ORDER BY id
        """
      ) { try $0.text(0) }
  }

  /// The file of a projection, of whichever version.
  private func open(_ projection: String) throws -> Connection {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let file = files.first { $0.hasPrefix("\(projection).v") && $0.hasSuffix(".sqlite") }
    return try Connection(path: "\(folder)/\(file ?? projection)", mode: .readOnly)
  }
}
