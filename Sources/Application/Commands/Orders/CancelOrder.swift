package import CommandPorts
import Domain
package import Foundation
package import Kernel

package struct CancelOrderCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [OrderError.self, VersionConflict.self]

  package let orderID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let reason: String

  package init(orderID: UUID, version: ExpectedVersion?, reason: String) {
    self.orderID = orderID
    self.version = version
    self.reason = reason
  }
}

package struct CancelOrderInteractor: Interactor {
  private let orders: any OrderRepository
  private let stock: any StockRepository
  private let unitOfWork: any UnitOfWork

  package init(orders: any OrderRepository, stock: any StockRepository, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.stock = stock
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: CancelOrderCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(context, changing: command.orderID, version: command.version, in: orders) {
      [stock] order, transaction in
      try order.cancel(reason: command.reason)
      try StockKeeping(stock: stock, transaction: transaction).release(order.lines, from: order.id)
    }
  }
}
