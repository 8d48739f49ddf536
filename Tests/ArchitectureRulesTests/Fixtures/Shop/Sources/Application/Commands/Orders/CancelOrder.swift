import CommandPorts
import Domain
import Foundation
import Kernel

package struct CancelOrderCommand: Command {
  package typealias Outcome = Order
  package static let policy = Policy.signedIn

  package var id: Int  // plant: D2
  package init(id: Int) { self.id = id }
}

final class FakeTransaction: Transaction {}  // plant: C4

package struct CancelOrderInteractor: Interactor {
  private let orders: any OrderRepository
  private let rows: any OrderWriter
  private let unitOfWork: any UnitOfWork
  private let gate = DispatchSemaphore(value: 0)  // plant: D1

  package init(orders: any OrderRepository, rows: any OrderWriter, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.rows = rows
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: CancelOrderCommand) async throws -> Committed<Order> {  // plant: C2
    let order = Order(id: OrderID(1), total: Money(1), placedAt: Order.epoch())
    let committed = try await unitOfWork.perform { [gate] _ in
      gate.wait()  // plant: D1
      return order
    }
    try orders.save(order, in: FakeTransaction())  // plant: C4
    let later = rows.createRow  // plant: C4
    later(1, FakeTransaction())  // plant: C4
    rows.updateRow(1)  // plant: C4
    try await Task.sleep(for: .seconds(1))  // plant: D1
    return committed
  }
}
