package import CommandPorts
import Domain
package import Foundation
package import Kernel

package struct RenameCustomerCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [CustomerError.self, VersionConflict.self]

  package let customerID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let name: String

  package init(customerID: UUID, version: ExpectedVersion?, name: String) {
    self.customerID = customerID
    self.version = version
    self.name = name
  }
}

package struct RenameCustomerInteractor: Interactor {
  private let customers: any CustomerRepository
  private let unitOfWork: any UnitOfWork

  package init(customers: any CustomerRepository, unitOfWork: any UnitOfWork) {
    self.customers = customers
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: RenameCustomerCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(
      context, version: command.version, load: { [customers] in try customers.load(command.customerID, in: $0) },
      where: { context.principal?.owns(.customer($0.id)) == true },
      orRefuse: CustomerError.notFound(command.customerID),
      save: { [customers] in try customers.save($0, in: $1) }
    ) { customer, _ in
      try customer.rename(to: command.name)
    }
  }
}
