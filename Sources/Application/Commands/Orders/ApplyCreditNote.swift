package import CommandPorts
import Domain
package import Foundation
package import Kernel

/// A credit note of the shop's books: goods came back, and no order is named. Each line is matched to the customer's
/// latest earlier order that has units of the product left, in parts if need be.
package struct ApplyCreditNoteCommand: Command {
  package typealias Outcome = AppliedCreditNote

  package struct Item: Sendable {
    package let productID: String
    /// Units that came back, 1 … 1,000,000.
    package let quantity: Int

    package init(productID: String, quantity: Int) {
      self.productID = productID
      self.quantity = quantity
    }
  }

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [OrderError.self, StockError.self]
  package static let mostItems = 1_000

  package let customerID: UUID
  package let issuedAt: Date
  package let items: [Item]

  package init(customerID: UUID, issuedAt: Date, items: [Item]) {
    self.customerID = customerID
    self.issuedAt = issuedAt
    self.items = items
  }
}

package struct AppliedCreditNote: CommandOutcome, Hashable {
  /// Of its stored form.
  package static let version = 1

  /// Parts of order lines that were returned.
  package let returns: Int
  package let unitsReturned: Int
  /// How many tracked products got units back.
  package let stockMovements: Int
  /// Items, by index, with the units that no order had left.
  package let unmatched: [Unmatched]

  package struct Unmatched: Codable, Hashable, Sendable {
    package let item: Int
    package let units: Int
  }
}

package struct ApplyCreditNoteInteractor: Interactor {
  /// Orders that one credit note may take units from, counted anew for each of its items: each is read and written
  /// within the one writer, where everybody else waits.
  private static let mostOrders = 1_000
  private static let tooManyOrders = OrderError.invalid([
    .init("/items", "take units from more than \(mostOrders) orders; split the credit note into several")
  ])
  /// Orders kept in memory at once.
  private static let mostHeld = 64

  private let orders: any OrderRepository
  private let stock: any StockRepository
  private let unitOfWork: any UnitOfWork

  package init(orders: any OrderRepository, stock: any StockRepository, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.stock = stock
    self.unitOfWork = unitOfWork
  }

  package func execute(
    _ command: ApplyCreditNoteCommand, _ context: CommandContext
  ) async throws -> Committed<AppliedCreditNote> {
    let items = try command.validated()
    return try await unitOfWork.perform(context) { [orders, stock] transaction in
      let keeping = StockKeeping(stock: stock, transaction: transaction)
      var held: [UUID: Order] = [:]
      var parts = 0
      var returns = 0
      var unitsReturned = 0
      var movements = 0
      var unmatched: [AppliedCreditNote.Unmatched] = []
      for (index, item) in items.enumerated() {
        var left = item.quantity.units
        while left > 0,
          let id = try orders.loadLatestID(
            of: command.customerID, holding: item.product, placedBefore: command.issuedAt, in: transaction),
          var order = try held[id] ?? orders.load(id, in: transaction)
        {
          parts += 1
          guard parts <= Self.mostOrders else { throw Self.tooManyOrders }
          let back = try order.takeBack(
            order.returnableParts(of: item.product, units: left), at: command.issuedAt)
          movements += try keeping.release(back, from: order.id)
          try orders.save(order, in: transaction)
          order.noteSaved()
          if held.count >= Self.mostHeld { held.removeAll(keepingCapacity: true) }
          held[id] = order
          returns += back.count
          left -= back.units
        }
        unitsReturned += item.quantity.units - left
        if left > 0 { unmatched.append(.init(item: index, units: left)) }
      }
      return AppliedCreditNote(
        returns: returns, unitsReturned: unitsReturned, stockMovements: movements, unmatched: unmatched)
    }
  }
}

extension ApplyCreditNoteCommand {
  fileprivate func validated() throws -> [(product: ProductID, quantity: Quantity)] {
    guard items.count <= Self.mostItems else {
      throw OrderError.invalid([.init("/items", "at most \(Self.mostItems) items")])
    }
    return try items.enumerated().map { index, item in
      guard let product = ProductID(item.productID), let quantity = Quantity(item.quantity) else {
        throw OrderError.invalid([.init("/items/\(index)", "a product and a quantity from 1 to 1000000")])
      }
      return (product, quantity)
    }
  }
}
