package import CommandPorts
package import Domain
package import Foundation
import Kernel
import SQLiteStore

package struct SQLiteOrderRepository: OrderRepository {
  private let streams = EventStreams<Order>()

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Order? {
    try streams.load(Self.stream(id), in: transaction.sqlite())
  }

  package func loadLatest(
    of customer: UUID, holding product: ProductID, placedBefore time: Date, in transaction: any Transaction
  ) throws -> Order? {
    let id = try transaction.sqlite().connection.first(
      """
      SELECT order_id FROM returnable_lines
      WHERE customer_id = ? AND product_id = ? AND placed_at < ? AND units_left > 0
      ORDER BY placed_at DESC, id DESC LIMIT 1
      """,
      customer, product.code, time.milliseconds
    ) { try $0.uuid(0) }
    return try id.flatMap { try load($0, in: transaction) }
  }

  package func save(_ order: Order, in transaction: any Transaction) throws {
    let transaction = try transaction.sqlite()
    try transaction.append(order.pending.map(\.payload), to: Self.stream(order.id), after: order.savedVersion)
    for event in order.pending { try note(event, of: order, transaction.connection) }
  }

  private static func stream(_ id: UUID) -> String {
    "order-" + id.uuidString.lowercased()
  }

  /// Keeps the look-up of what can still be returned.
  private func note(_ event: OrderEvent, of order: Order, _ connection: Connection) throws {
    switch event {
    case .created(let created): try created.lines.forEach { try insert($0, of: order, connection) }
    case .itemAdded(let added): try insert(added.item, of: order, connection)
    case .itemRemoved(let removed):
      try connection.run("DELETE FROM returnable_lines WHERE order_id = ? AND line = ?", order.id, removed.item.line)
    case .cancelled: try connection.run("DELETE FROM returnable_lines WHERE order_id = ?", order.id)
    case .itemsReturned(let back):
      for item in back.items {
        try connection.run(
          "UPDATE returnable_lines SET units_left = units_left - ? WHERE order_id = ? AND line = ?", item.quantity,
          order.id, item.line)
      }
    case .confirmed, .shipped: break
    }
  }

  private func insert(_ line: OrderLine, of order: Order, _ connection: Connection) throws {
    try connection.run(
      """
      INSERT INTO returnable_lines (order_id, line, customer_id, product_id, placed_at, units_left)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      order.id, line.line, order.customerID, line.productID.code, order.placedAt.milliseconds, line.quantity)
  }
}
