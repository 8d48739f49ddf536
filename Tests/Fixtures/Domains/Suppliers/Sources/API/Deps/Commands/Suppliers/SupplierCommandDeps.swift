package import CommandPorts
package import Commands

/// Every interactor of Suppliers, made of the ports it is given. The command bus alone asks for them.
package struct SupplierCommandDeps: Sendable {
  private let unitOfWork: any UnitOfWork
  private let ids: any IdentifierSource
  private let suppliers: any SupplierRepository

  package init(unitOfWork: any UnitOfWork, ids: any IdentifierSource, suppliers: any SupplierRepository) {
    self.unitOfWork = unitOfWork
    self.ids = ids
    self.suppliers = suppliers
  }

  package var registrations: [CommandRegistration] {
    [
      CommandRegistration(addSupplier()),
      CommandRegistration(changeSupplier()),
    ]
  }

  private func addSupplier() -> AddSupplierInteractor {
    AddSupplierInteractor(suppliers: suppliers, ids: ids, unitOfWork: unitOfWork)
  }

  private func changeSupplier() -> ChangeSupplierInteractor {
    ChangeSupplierInteractor(suppliers: suppliers, unitOfWork: unitOfWork)
  }
}
