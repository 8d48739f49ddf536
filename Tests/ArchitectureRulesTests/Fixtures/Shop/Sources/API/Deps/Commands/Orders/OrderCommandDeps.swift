import CommandPorts
import Commands
import Kernel
import QueryPorts  // plant: L1

package struct OrderCommandDeps: Sendable {  // decoy: A2
  let orders: any OrderRepository
  let users: any UserRepository  // plant: D3, L2
  let rows: any OrderWriter
  let clock: any WallClock
  let unitOfWork: any UnitOfWork
  let looking: any Looking
  let noting: any Noting
  let gateway: any OrderQueryGateway  // plant: A2

  package func createOrder() -> CreateOrderInteractor {  // decoy: A2
    CreateOrderInteractor(orders: orders, clock: clock, unitOfWork: unitOfWork)  // decoy: A2
  }

  package func cancelOrder() -> CancelOrderInteractor {
    CancelOrderInteractor(orders: orders, rows: rows, unitOfWork: unitOfWork)
  }

  package func shipOrder() -> ShipOrderInteractor {
    ShipOrderInteractor(looking: looking, noting: noting, gateway: gateway, users: users)
  }

  /// Registered, but in a list that nobody asks for.
  package func payOrder() -> PayOrderInteractor { PayOrderInteractor() }  // plant: A2

  package func returnOrder() -> ReturnOrderInteractor { ReturnOrderInteractor() }

  package func returnAgain() -> ReturnOrderInteractor { .init() }  // plant: A2

  /// Made, and put nowhere.
  package func warm() { _ = archiveOrder() }
  package func archiveOrder() -> ReturnOrderInteractor { .standard() }  // plant: A2

  package var registrations: [CommandRegistration] {
    [CommandRegistration(createOrder()), CommandRegistration(cancelOrder()), CommandRegistration(shipOrder())] + late
  }

  /// Part of what is registered.
  private var late: [CommandRegistration] {
    [CommandRegistration(returnOrder()), CommandRegistration(returnAgain())]  // decoy: A2
  }

  package var spare: [CommandRegistration] { [CommandRegistration(payOrder())] }
}
