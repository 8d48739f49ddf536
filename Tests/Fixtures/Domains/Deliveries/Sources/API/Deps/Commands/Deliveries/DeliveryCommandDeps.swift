package import CommandPorts
package import Commands

/// Every interactor of Deliveries, made of the ports it is given. The command bus alone asks for them.
package struct DeliveryCommandDeps: Sendable {
  private let unitOfWork: any UnitOfWork
  private let ids: any IdentifierSource
  private let deliveries: any DeliveryRepository

  package init(unitOfWork: any UnitOfWork, ids: any IdentifierSource, deliveries: any DeliveryRepository) {
    self.unitOfWork = unitOfWork
    self.ids = ids
    self.deliveries = deliveries
  }

  package var registrations: [CommandRegistration] {
    [
      CommandRegistration(announceDelivery()),
      CommandRegistration(receiveDelivery()),
    ]
  }

  private func announceDelivery() -> AnnounceDeliveryInteractor {
    AnnounceDeliveryInteractor(deliveries: deliveries, ids: ids, unitOfWork: unitOfWork)
  }

  private func receiveDelivery() -> ReceiveDeliveryInteractor {
    ReceiveDeliveryInteractor(deliveries: deliveries, unitOfWork: unitOfWork)
  }
}
