package import CommandPorts
import Domain
package import Kernel

/// Units of a product came in. The first receipt makes the product known and its stock tracked.
package struct ReceiveStockCommand: Command {
  package typealias Outcome = StockLevel

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [StockError.self]

  package let productID: String
  package let quantity: Int

  package init(productID: String, quantity: Int) {
    self.productID = productID
    self.quantity = quantity
  }
}

package struct StockLevel: CommandOutcome, Hashable {
  /// Of its stored form.
  package static let version = 1

  package let productID: String
  package let version: Int
  /// Units free to be ordered.
  package let available: Int
}

package struct ReceiveStockInteractor: Interactor {
  private let stock: any StockRepository
  private let unitOfWork: any UnitOfWork

  package init(stock: any StockRepository, unitOfWork: any UnitOfWork) {
    self.stock = stock
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: ReceiveStockCommand, _ context: CommandContext) async throws -> Committed<StockLevel>
  {
    let (product, quantity) = try command.validated()
    return try await unitOfWork.perform(context) { [stock] transaction in
      var tracked = try stock.load(product, in: transaction) ?? ProductStock(untracked: product)
      try tracked.receive(quantity)
      try stock.save(tracked, in: transaction)
      return StockLevel(productID: product.code, version: tracked.version, available: tracked.available)
    }
  }
}

extension ReceiveStockCommand {
  fileprivate func validated() throws -> (ProductID, Quantity) {
    var faults: [RefusedField] = []
    var product: ProductID?
    do throws(LabelFault) {
      product = try ProductID(checking: productID)
    } catch {
      faults.append(.init("", "the product's id must have \(error.detail)"))
    }
    let quantity = Quantity(self.quantity)
    if quantity == nil {
      let range = Quantity.range
      faults.append(.init("/quantity", "must be from \(range.lowerBound) to \(range.upperBound)"))
    }
    guard let product, let quantity else { throw StockError.invalid(faults) }
    return (product, quantity)
  }
}
