package import CommandPorts
import Domain
package import Foundation
package import Kernel

package struct ReceiveDeliveryCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [DeliveryError.self, VersionConflict.self]

  package let deliveryID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?

  package init(deliveryID: UUID, version: ExpectedVersion?) {
    self.deliveryID = deliveryID
    self.version = version
  }
}

package struct ReceiveDeliveryInteractor: Interactor {
  private let deliveries: any DeliveryRepository
  private let unitOfWork: any UnitOfWork

  package init(deliveries: any DeliveryRepository, unitOfWork: any UnitOfWork) {
    self.deliveries = deliveries
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: ReceiveDeliveryCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(
      context, version: command.version, load: { [deliveries] in try deliveries.load(command.deliveryID, in: $0) },
      where: { _ in true }, orRefuse: DeliveryError.notFound(command.deliveryID),
      save: { [deliveries] in try deliveries.save($0, in: $1) }
    ) { delivery, _ in
      try delivery.receive()
    }
  }
}
