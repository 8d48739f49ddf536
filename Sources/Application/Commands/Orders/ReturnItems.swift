package import CommandPorts
import Domain
package import Foundation
package import Kernel

/// Takes back units of an order's lines, at the price that was paid.
package struct ReturnItemsCommand: Command {
  package typealias Outcome = Saved

  package struct Part: Sendable {
    /// The line's number.
    package let line: Int
    package let quantity: Int

    package init(line: Int, quantity: Int) {
      self.line = line
      self.quantity = quantity
    }
  }

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [OrderError.self, StockError.self, VersionConflict.self]

  package let orderID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let items: [Part]

  package init(orderID: UUID, version: ExpectedVersion?, items: [Part]) {
    self.orderID = orderID
    self.version = version
    self.items = items
  }
}

package struct ReturnItemsInteractor: Interactor {
  private let orders: any OrderRepository
  private let stock: any StockRepository
  private let unitOfWork: any UnitOfWork

  package init(orders: any OrderRepository, stock: any StockRepository, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.stock = stock
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: ReturnItemsCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(context, changing: command.orderID, version: command.version, in: orders) {
      [stock] order, transaction in
      let back = try order.takeBack(command.items.map { ($0.line, $0.quantity) }, at: context.acceptedAt)
      try StockKeeping(stock: stock, transaction: transaction).release(back, from: order.id)
    }
  }
}
