package import CommandPorts
import Domain
package import Foundation
package import Kernel

package struct ConfirmOrderCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [OrderError.self, VersionConflict.self]

  package let orderID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?

  package init(orderID: UUID, version: ExpectedVersion?) {
    self.orderID = orderID
    self.version = version
  }
}

package struct ConfirmOrderInteractor: Interactor {
  private let orders: any OrderRepository
  private let unitOfWork: any UnitOfWork

  package init(orders: any OrderRepository, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: ConfirmOrderCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(context, changing: command.orderID, version: command.version, in: orders) { order, _ in
      try order.confirm()
    }
  }
}
