package import CommandPorts
import Domain
package import Foundation
package import Kernel

package struct RemoveOrderItemCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [OrderError.self, VersionConflict.self]

  package let orderID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let line: Int

  package init(orderID: UUID, version: ExpectedVersion?, line: Int) {
    self.orderID = orderID
    self.version = version
    self.line = line
  }
}

package struct RemoveOrderItemInteractor: Interactor {
  private let orders: any OrderRepository
  private let stock: any StockRepository
  private let unitOfWork: any UnitOfWork

  package init(orders: any OrderRepository, stock: any StockRepository, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.stock = stock
    self.unitOfWork = unitOfWork
  }

  package func execute(
    _ command: RemoveOrderItemCommand, _ context: CommandContext
  ) async throws -> Committed<Saved> {
    try await unitOfWork.perform(context, changing: command.orderID, version: command.version, in: orders) {
      [stock] order, transaction in
      let removed = try order.remove(line: command.line)
      try StockKeeping(stock: stock, transaction: transaction).release([removed], from: order.id)
    }
  }
}
