package import CommandPorts
import Domain
import Foundation
package import Kernel

package struct RegisterCustomerCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [CustomerError.self]

  /// The customer's number in the shop's own books; unique.
  package let externalRef: String
  package let name: String
  package let country: String
  /// A customer already registered under the reference is kept as it is and answered, instead of refused.
  package let keepsExisting: Bool

  package init(externalRef: String, name: String, country: String, keepsExisting: Bool = false) {
    self.externalRef = externalRef
    self.name = name
    self.country = country
    self.keepsExisting = keepsExisting
  }
}

package struct RegisterCustomerInteractor: Interactor {
  private let customers: any CustomerRepository
  private let ids: any IdentifierSource
  private let unitOfWork: any UnitOfWork

  package init(customers: any CustomerRepository, ids: any IdentifierSource, unitOfWork: any UnitOfWork) {
    self.customers = customers
    self.ids = ids
    self.unitOfWork = unitOfWork
  }

  package func execute(
    _ command: RegisterCustomerCommand, _ context: CommandContext
  ) async throws -> Committed<Saved> {
    let customer = try Customer.register(
      id: ids.makeID(for: context), externalRef: command.externalRef, name: command.name, country: command.country)
    return try await unitOfWork.perform(context) { [customers] transaction in
      if let present = try customers.load(externalRef: customer.externalRef, in: transaction) {
        guard command.keepsExisting else { throw CustomerError.externalRefTaken(customer.externalRef) }
        return Saved(id: present.id, version: present.version)
      }
      try customers.save(customer, in: transaction)
      return Saved(id: customer.id, version: customer.version)
    }
  }
}
