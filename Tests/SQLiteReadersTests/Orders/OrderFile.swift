import Foundation
import Kernel
import QueryPorts
import SQLiteProjections
import SQLiteReaders
import SQLiteStore
import TestSupport

/// A read model's file with rows that a test has put there, without the projection.
struct OrderFile {
  static let epoch: UInt64 = 7

  let folder: TemporaryFolder
  let path: String
  let reader: SQLiteOrderReader

  init() throws {
    folder = try TemporaryFolder()
    path = SQLiteProjectionStore<OrderSummaryTable>.path(in: folder.path)
    _ = try SQLiteProjectionStore(OrderSummaryTable.self, folder: folder.path, epoch: Self.epoch)
    reader = SQLiteOrderReader(ReadSource(try ReadPool(path: path, size: 1, queryLimit: .seconds(10)), .checkpoint))
  }

  /// Orders of three customers and two states, with few distinct sort values, so that most rows tie.
  static func filled(_ count: Int, seed: UInt64) throws -> OrderFile {
    let file = try OrderFile()
    var random = SplitMix64(seed: seed)
    let connection = try file.writing()
    try connection.run("BEGIN")
    for _ in 0..<count {
      try insert(
        id: UUID(random: &random), customer: customers[Int.random(in: 0..<3, using: &random)],
        status: Bool.random(using: &random) ? "pending" : "shipped", total: Int.random(in: 1...3, using: &random),
        placed: Int.random(in: -1...2, using: &random) * 1000, on: connection)
    }
    try connection.run(Self.count)
    try connection.run("UPDATE checkpoint SET position = 99")
    try connection.run("COMMIT")
    return file
  }

  static let customers = (UInt8(1)...3).map { UUID(uuid: ($0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) }

  func writing() throws -> Connection {
    try Connection(path: path, mode: .readWrite(synchronous: .off))
  }

  private static func insert(
    id: UUID, customer: UUID, status: String, total: Int, placed: Int, on connection: Connection
  ) throws {
    try connection.run(
      """
      INSERT INTO order_summary (id, customer_id, customer_name, status, currency, total_amount, returned_amount,
        item_count, unit_count, placed_at, created_at, updated_at, version, changed, items)
      VALUES (?, ?, 'Corner Shop', ?, 'GBP', ?, 0, 1, 1, ?, 5, 6, 1, 3, '[]')
      """, id, customer, status, total, placed)
  }

  private static let count: SQL = """
    INSERT INTO order_counts (customer_id, status, count)
    SELECT X'', '', count(*) FROM order_summary
    UNION ALL SELECT X'', status, count(*) FROM order_summary GROUP BY status
    UNION ALL SELECT customer_id, '', count(*) FROM order_summary GROUP BY customer_id
    UNION ALL SELECT customer_id, status, count(*) FROM order_summary GROUP BY customer_id, status
    """
}

extension UUID {
  init(random: inout SplitMix64) {
    let (high, low) = (random.next(), random.next())
    self = withUnsafeBytes(of: (high, low)) { UUID(uuid: $0.load(as: uuid_t.self)) }
  }
}

/// Every list of orders that a request can ask for, but for values.
struct OrderLists {
  static let filters = [
    OrderFilter(), OrderFilter(customerID: OrderFile.customers[0]), OrderFilter(status: .pending),
    OrderFilter(customerID: OrderFile.customers[0], status: .pending),
  ]
  static let orders = OrderSort.allCases.flatMap { sort in SortDirection.allCases.map { (sort, $0) } }
}
