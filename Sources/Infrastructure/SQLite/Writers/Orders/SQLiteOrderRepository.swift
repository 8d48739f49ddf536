package import CommandPorts
package import Domain
package import Foundation

package struct SQLiteOrderRepository: OrderRepository {
  private let streams = EventStreams<Order> { "order-" + $0.uuidString.lowercased() }

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Order? {
    try streams.load(id, in: transaction)
  }

  package func loadLatestID(
    of customer: UUID, holding product: ProductID, placedBefore time: Date, in transaction: any Transaction
  ) throws -> UUID? {
    try ReturnableLines(transaction.sqlite()).latestOrder(of: customer, holding: product, placedBefore: time)
  }

  package func save(_ order: Order, in transaction: any Transaction) throws {
    try streams.save(order, in: transaction)
    try ReturnableLines(transaction.sqlite()).note(order)
  }
}
