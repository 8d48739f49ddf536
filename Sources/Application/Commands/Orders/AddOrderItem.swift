package import CommandPorts
import Domain
package import Foundation
package import Kernel

package struct AddOrderItemCommand: Command {
  package typealias Outcome = AddedOrderItem

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [OrderError.self, StockError.self, VersionConflict.self]

  package let orderID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let productID: String
  package let quantity: Int
  /// Of one unit, in the minor unit of the order's currency.
  package let unitPrice: Int

  package init(orderID: UUID, version: ExpectedVersion?, productID: String, quantity: Int, unitPrice: Int) {
    self.orderID = orderID
    self.version = version
    self.productID = productID
    self.quantity = quantity
    self.unitPrice = unitPrice
  }
}

package struct AddedOrderItem: CommandOutcome, Hashable {
  /// Of its stored form.
  package static let version = 1

  package let id: UUID
  package let version: Int
  /// The new line's number.
  package let line: Int
}

package struct AddOrderItemInteractor: Interactor {
  private let orders: any OrderRepository
  private let stock: any StockRepository
  private let unitOfWork: any UnitOfWork

  package init(orders: any OrderRepository, stock: any StockRepository, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.stock = stock
    self.unitOfWork = unitOfWork
  }

  package func execute(
    _ command: AddOrderItemCommand, _ context: CommandContext
  ) async throws -> Committed<AddedOrderItem> {
    let item = try command.item()
    return try await unitOfWork.perform(
      context, changing: command.orderID, version: command.version, in: orders, answering: AddedOrderItem.self
    ) { [stock] order, transaction in
      guard try stock.load(item.productID, in: transaction) != nil else {
        throw OrderError.invalid([.init("/product_id", "unknown product: its stock was never received")])
      }
      let line = try order.add(item)
      try StockKeeping(stock: stock, transaction: transaction)
        .reserve([OrderLine(line: line, item: item)], for: order.id)
      return AddedOrderItem(id: order.id, version: order.version, line: line)
    }
  }
}

extension AddOrderItemCommand {
  fileprivate func item() throws -> OrderItem {
    var faults: [RefusedField] = []
    guard
      let item = OrderItem(
        productID: productID, quantity: quantity, unitPrice: unitPrice, at: "", faults: &faults)
    else { throw OrderError.invalid(faults) }
    return item
  }
}
