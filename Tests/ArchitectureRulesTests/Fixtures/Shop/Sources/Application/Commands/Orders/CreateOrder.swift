import CommandPorts
import Domain
import Foundation
import Kernel

package struct CreateOrderCommand: Command {  // decoy: N1
  package typealias Outcome = OrderID
  package static let policy = Policy.signedIn  // decoy: A3

  package let total: Int
  package init(total: Int) { self.total = total }
}

package struct CreateOrderInteractor: Interactor {
  private let orders: any OrderRepository
  private let clock: any WallClock
  private let unitOfWork: any UnitOfWork

  package init(orders: any OrderRepository, clock: any WallClock, unitOfWork: any UnitOfWork) {
    self.orders = orders
    self.clock = clock
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: CreateOrderCommand) async throws -> Committed<OrderID> {  // decoy: C2
    let now = clock.now()  // decoy: D1
    let keep: @Sendable (Order, any Transaction) throws -> Void = { [orders] order, transaction in
      try orders.save(order, in: transaction)  // decoy: C4
    }
    return try await unitOfWork.perform { [orders] transaction in  // decoy: C1
      let order = Order(id: OrderID(1), total: Money(command.total), placedAt: now)
      try orders.save(order, in: transaction)  // decoy: C4
      try keep(order, transaction)
      try Stamping(transaction: transaction, orders: orders).stamp(order)
      try again(order, orders, transaction)
      return order.id
    }
  }
}

private func again(_ order: Order, _ orders: any OrderRepository, _ transaction: any Transaction) throws {
  try orders.save(order, in: transaction)  // decoy: C4
}

struct Stamping {
  let transaction: any Transaction
  let orders: any OrderRepository

  func stamp(_ order: Order) throws { try orders.save(order, in: transaction) }  // decoy: C4
}
