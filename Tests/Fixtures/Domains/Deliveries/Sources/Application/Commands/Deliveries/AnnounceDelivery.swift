package import CommandPorts
import Domain
import Foundation
package import Kernel

package struct AnnounceDeliveryCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [DeliveryError.self]

  /// The sender's own.
  package let reference: String
  package let units: Int

  package init(reference: String, units: Int) {
    self.reference = reference
    self.units = units
  }
}

package struct AnnounceDeliveryInteractor: Interactor {
  private let deliveries: any DeliveryRepository
  private let ids: any IdentifierSource
  private let unitOfWork: any UnitOfWork

  package init(deliveries: any DeliveryRepository, ids: any IdentifierSource, unitOfWork: any UnitOfWork) {
    self.deliveries = deliveries
    self.ids = ids
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: AnnounceDeliveryCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    let delivery = try Delivery.announce(
      id: ids.makeID(for: context), reference: command.reference, units: command.units)
    return try await unitOfWork.perform(context) { [deliveries] transaction in
      try deliveries.save(delivery, in: transaction)
      return Saved(id: delivery.id, version: delivery.version)
    }
  }
}
