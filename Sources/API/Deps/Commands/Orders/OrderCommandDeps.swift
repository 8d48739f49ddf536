package import CommandPorts
package import Commands

/// The write side of Orders on one screen: every interactor, made of the ports it is given. The command bus alone asks
/// for them.
package struct OrderCommandDeps: Sendable {
  private let unitOfWork: any UnitOfWork
  private let ids: any IdentifierSource
  private let orders: any OrderRepository
  private let customers: any CustomerRepository
  private let stock: any StockRepository

  package init(
    unitOfWork: any UnitOfWork, ids: any IdentifierSource, orders: any OrderRepository,
    customers: any CustomerRepository, stock: any StockRepository
  ) {
    self.unitOfWork = unitOfWork
    self.ids = ids
    self.orders = orders
    self.customers = customers
    self.stock = stock
  }

  package var registrations: [CommandRegistration] {
    [
      CommandRegistration(createOrder()),
      CommandRegistration(addOrderItem()),
      CommandRegistration(removeOrderItem()),
      CommandRegistration(confirmOrder()),
      CommandRegistration(shipOrder()),
      CommandRegistration(cancelOrder()),
      CommandRegistration(returnItems()),
      CommandRegistration(applyCreditNote()),
      CommandRegistration(receiveStock()),
      CommandRegistration(registerCustomer()),
      CommandRegistration(renameCustomer()),
    ]
  }

  private func createOrder() -> CreateOrderInteractor {
    CreateOrderInteractor(orders: orders, customers: customers, stock: stock, ids: ids, unitOfWork: unitOfWork)
  }

  private func addOrderItem() -> AddOrderItemInteractor {
    AddOrderItemInteractor(orders: orders, stock: stock, unitOfWork: unitOfWork)
  }

  private func removeOrderItem() -> RemoveOrderItemInteractor {
    RemoveOrderItemInteractor(orders: orders, stock: stock, unitOfWork: unitOfWork)
  }

  private func confirmOrder() -> ConfirmOrderInteractor {
    ConfirmOrderInteractor(orders: orders, unitOfWork: unitOfWork)
  }

  private func shipOrder() -> ShipOrderInteractor {
    ShipOrderInteractor(orders: orders, unitOfWork: unitOfWork)
  }

  private func cancelOrder() -> CancelOrderInteractor {
    CancelOrderInteractor(orders: orders, stock: stock, unitOfWork: unitOfWork)
  }

  private func returnItems() -> ReturnItemsInteractor {
    ReturnItemsInteractor(orders: orders, stock: stock, unitOfWork: unitOfWork)
  }

  private func applyCreditNote() -> ApplyCreditNoteInteractor {
    ApplyCreditNoteInteractor(orders: orders, stock: stock, unitOfWork: unitOfWork)
  }

  private func receiveStock() -> ReceiveStockInteractor {
    ReceiveStockInteractor(stock: stock, unitOfWork: unitOfWork)
  }

  private func registerCustomer() -> RegisterCustomerInteractor {
    RegisterCustomerInteractor(customers: customers, ids: ids, unitOfWork: unitOfWork)
  }

  private func renameCustomer() -> RenameCustomerInteractor {
    RenameCustomerInteractor(customers: customers, unitOfWork: unitOfWork)
  }
}
