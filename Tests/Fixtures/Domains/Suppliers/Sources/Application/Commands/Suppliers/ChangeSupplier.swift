package import CommandPorts
import Domain
package import Foundation
package import Kernel

package struct ChangeSupplierCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [SupplierError.self, VersionConflict.self]

  package let supplierID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let name: Change<String>
  package let note: Change<String>

  package init(supplierID: UUID, version: ExpectedVersion?, name: Change<String>, note: Change<String>) {
    self.supplierID = supplierID
    self.version = version
    self.name = name
    self.note = note
  }
}

package struct ChangeSupplierInteractor: Interactor {
  private let suppliers: any SupplierRepository
  private let unitOfWork: any UnitOfWork

  package init(suppliers: any SupplierRepository, unitOfWork: any UnitOfWork) {
    self.suppliers = suppliers
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: ChangeSupplierCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(
      context, version: command.version, load: { [suppliers] in try suppliers.load(command.supplierID, in: $0) },
      where: { _ in true }, orRefuse: SupplierError.notFound(command.supplierID),
      save: { [suppliers] in try suppliers.save($0, in: $1) }
    ) { [suppliers] supplier, transaction in
      try supplier.change(name: command.name, note: command.note)
      if let other = try suppliers.load(name: supplier.name, in: transaction), other.id != supplier.id {
        throw SupplierError.nameTaken(supplier.name)
      }
    }
  }
}
