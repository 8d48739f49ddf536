package import CommandPorts
package import Domain
package import Foundation

package struct SQLiteDeliveryRepository: DeliveryRepository {
  private let streams = EventStreams<Delivery> { "delivery-" + $0.uuidString.lowercased() }

  package init() {}

  package func load(_ id: UUID, in transaction: any Transaction) throws -> Delivery? {
    try streams.load(id, in: transaction)
  }

  package func save(_ delivery: Delivery, in transaction: any Transaction) throws {
    try streams.save(delivery, in: transaction)
  }
}
