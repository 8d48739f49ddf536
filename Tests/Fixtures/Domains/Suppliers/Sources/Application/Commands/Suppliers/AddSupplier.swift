package import CommandPorts
import Domain
import Foundation
package import Kernel

package struct AddSupplierCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [SupplierError.self]

  package let name: String
  package let note: String?

  package init(name: String, note: String?) {
    self.name = name
    self.note = note
  }
}

package struct AddSupplierInteractor: Interactor {
  private let suppliers: any SupplierRepository
  private let ids: any IdentifierSource
  private let unitOfWork: any UnitOfWork

  package init(suppliers: any SupplierRepository, ids: any IdentifierSource, unitOfWork: any UnitOfWork) {
    self.suppliers = suppliers
    self.ids = ids
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: AddSupplierCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    let supplier = try Supplier.add(id: ids.makeID(for: context), name: command.name, note: command.note)
    return try await unitOfWork.perform(context) { [suppliers] transaction in
      guard try suppliers.load(name: supplier.name, in: transaction) == nil else {
        throw SupplierError.nameTaken(supplier.name)
      }
      try suppliers.save(supplier, in: transaction)
      return Saved(id: supplier.id, version: supplier.version)
    }
  }
}
