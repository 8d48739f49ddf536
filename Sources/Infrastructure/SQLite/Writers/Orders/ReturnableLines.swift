import Domain
import Foundation
import Kernel
import SQLiteStore

/// A look-up beside the streams: which orders of a customer have units of a product that were not returned. Its rows
/// follow from the events, in the same transaction.
struct ReturnableLines {
  private let transaction: SQLiteTransaction
  private let connection: Connection

  init(_ transaction: SQLiteTransaction) {
    self.transaction = transaction
    connection = transaction.connection
  }

  /// The last placed before the time; of two placed at once the later recorded.
  func latestOrder(of customer: UUID, holding product: ProductID, placedBefore time: Date) throws -> UUID? {
    try connection.first(
      """
      SELECT order_id FROM returnable_lines
      WHERE customer_id = ? AND product_id = ? AND placed_at < ?
      ORDER BY placed_at DESC, recorded DESC LIMIT 1
      """,
      customer, product.code, time.milliseconds
    ) { try $0.uuid(0) }
  }

  /// Takes in the order's pending events, which have been appended.
  func note(_ order: Order) throws {
    for event in order.pending {
      switch event {
      case .created(let created): for line in created.lines { try insert(line, of: order) }
      case .itemAdded(let added): try insert(added.item, of: order)
      case .itemRemoved(let removed): try delete(removed.item, of: order)
      case .cancelled(let cancelled): for line in cancelled.lines { try delete(line, of: order) }
      case .itemsReturned(let back): for item in back.items { try take(item, of: order) }
      case .confirmed, .shipped: break
      }
    }
  }

  private func insert(_ line: OrderLine, of order: Order) throws {
    try connection.run(
      """
      INSERT INTO returnable_lines (customer_id, product_id, placed_at, recorded, line, order_id, units_left)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      order.customerID, line.productID.code, order.placedAt.milliseconds, transaction.head.value, line.line, order.id,
      line.quantity)
  }

  private func delete(_ line: OrderLine, of order: Order) throws {
    try connection.run(
      """
      DELETE FROM returnable_lines
      WHERE customer_id = ? AND product_id = ? AND placed_at = ? AND order_id = ? AND line = ?
      """,
      order.customerID, line.productID.code, order.placedAt.milliseconds, order.id, line.line)
  }

  private func take(_ item: OrderLine, of order: Order) throws {
    guard let line = order.line(numbered: item.line) else { return }
    guard order.unitsLeft(of: line) > 0 else { return try delete(line, of: order) }
    try connection.run(
      """
      UPDATE returnable_lines SET units_left = ?
      WHERE customer_id = ? AND product_id = ? AND placed_at = ? AND order_id = ? AND line = ?
      """,
      order.unitsLeft(of: line), order.customerID, line.productID.code, order.placedAt.milliseconds, order.id,
      line.line)
  }
}
