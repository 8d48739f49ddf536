package import CommandPorts
package import Domain
package import Foundation

package struct SQLiteOrderRepository: OrderRepository {
  private let streams = EventStreams<Order>()

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Order? {
    try streams.load(Self.stream(id), in: transaction.sqlite())
  }

  package func loadLatest(
    of customer: UUID, holding product: ProductID, placedBefore time: Date, in transaction: any Transaction
  ) throws -> Order? {
    let id = try ReturnableLines(transaction.sqlite()).latestOrder(of: customer, holding: product, placedBefore: time)
    return try id.flatMap { try load($0, in: transaction) }
  }

  package func save(_ order: Order, in transaction: any Transaction) throws {
    let transaction = try transaction.sqlite()
    try transaction.append(order.pending.map(\.payload), to: Self.stream(order.id), after: order.savedVersion)
    try ReturnableLines(transaction).note(order)
  }

  private static func stream(_ id: UUID) -> String {
    "order-" + id.uuidString.lowercased()
  }
}
