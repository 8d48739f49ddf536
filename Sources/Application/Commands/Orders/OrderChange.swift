import CommandPorts
import Domain
import Foundation
import Kernel

extension OrderRepository {
  /// The order, if it is there, the caller may change it, and it is still the version they decided on. A user is not
  /// told of other customers' orders.
  func loadForChange(
    _ id: UUID, version: Int?, _ context: CommandContext, in transaction: any Transaction
  ) throws -> Order {
    guard let order = try load(id, in: transaction),
      context.principal?.owns(.customer(order.customerID)) == true
    else { throw OrderError.notFound(id) }
    try order.require(version: version)
    return order
  }
}
