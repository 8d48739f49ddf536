import Foundation
import Projections
import SQLiteProjections
import SQLiteStore

/// The rows of `order_summary` by one statement over the payloads: what SQLite itself makes of the log. Ids stay text
/// and the lines stay as the events have them, which spares it work that the projection has.
enum InsertSelect {
  /// Answers the sums by which the rows are held against the projection's.
  static func run(_ log: OrderLog, in folder: URL) throws -> OrderSums {
    let path = folder.appending(path: "insert-select.sqlite").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let connection = try Connection(path: path, mode: .underConstruction)
    try connection.run("ATTACH ? AS log", log.path)
    try connection.script("PRAGMA cache_size = -65536")
    for migration in OrderSummaryTable.migrations { try connection.script(migration.sql) }
    try connection.write { try connection.run(statement) }
    for migration in OrderSummaryTable.indices { try connection.script(migration.sql) }
    return try OrderSums(connection)
  }

  private static let statement: SQL = """
    INSERT INTO order_summary (id, customer_id, customer_name, status, currency, total_amount, returned_amount,
      item_count, unit_count, items, shipping_address, placed_at, created_at, updated_at, version, changed)
    WITH names AS MATERIALIZED (
      SELECT json_extract(payload, '$.customer_id') AS id, json_extract(payload, '$.name') AS name
      FROM log.events WHERE type = 'CustomerRegistered'
    ), orders AS (
      SELECT max(CASE type WHEN 'OrderCreated' THEN payload END) AS created,
        min(recorded_at) AS created_at, max(recorded_at) AS updated_at, max(version) AS version,
        max(position) AS changed,
        CASE WHEN sum(type = 'OrderShipped') THEN 'shipped' WHEN sum(type = 'OrderConfirmed') THEN 'confirmed'
          ELSE 'pending' END AS status,
        total(CASE type WHEN 'OrderItemAdded'
          THEN json_extract(payload, '$.item.quantity') * json_extract(payload, '$.item.unit_price') END) AS added,
        total(CASE type WHEN 'OrderItemAdded' THEN json_extract(payload, '$.item.quantity') END) AS added_units,
        sum(type = 'OrderItemAdded') AS added_items,
        total(CASE type WHEN 'OrderItemsReturned' THEN json_extract(payload, '$.amount') END) AS returned,
        group_concat(CASE type WHEN 'OrderItemAdded' THEN json_extract(payload, '$.item') END) AS more
      FROM log.events WHERE stream GLOB 'order-*' GROUP BY stream
    )
    SELECT CAST(json_extract(created, '$.order_id') AS BLOB), CAST(names.id AS BLOB), name, status,
      json_extract(created, '$.currency'), json_extract(created, '$.total_amount') + CAST(added AS INTEGER),
      CAST(returned AS INTEGER), json_array_length(created, '$.lines') + added_items, CAST(added_units AS INTEGER),
      json_extract(created, '$.lines') || more, json_extract(created, '$.shipping_address'),
      unixepoch(json_extract(created, '$.placed_at')) * 1000, created_at, updated_at, version, changed
    FROM orders JOIN names ON names.id = json_extract(created, '$.customer_id')
    """
}

/// By which two ways to the same rows are compared.
struct OrderSums: Equatable {
  private let sums: [Int64]

  init(_ connection: Connection) throws {
    sums =
      try connection.first(
        """
        SELECT count(*), sum(total_amount), sum(returned_amount), sum(item_count), sum(version), sum(changed),
          sum(status = 'shipped'), sum(placed_at), sum(updated_at), count(DISTINCT customer_name)
        FROM order_summary
        """
      ) { row in try (0..<10).map(row.int64) } ?? []
  }
}
