import CommandPorts
import Domain

/// A value made with the transaction may be used inside its unit of work only.
func escaped(_ unit: any UnitOfWork, _ orders: any OrderRepository, _ order: Order) async throws {
  nonisolated(unsafe) var kept: Stamping?
  _ = try await unit.perform { transaction in
    let stamping = Stamping(transaction: transaction, orders: orders)
    try stamping.stamp(order)  // decoy: C4
    kept = stamping
    return true
  }
  try kept?.stamp(order)  // plant: C4
}

enum Lent {
  nonisolated(unsafe) static var transaction: (any Transaction)?  // plant: C4
  nonisolated(unsafe) static var count = 0  // decoy: C4
}
