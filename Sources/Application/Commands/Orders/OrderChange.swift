import CommandPorts
import Domain
import Foundation
import Kernel

/// A user changes their own customer's orders, and is not told of others'.
extension UnitOfWork {
  /// Loads an order, lets `decide` change it and saves it; answers the order's new version. `version` is the one that the
  /// caller decided on; nil asks for nothing.
  func perform(
    _ context: CommandContext, changing id: UUID, version: ExpectedVersion?, in orders: any OrderRepository,
    _ decide: @escaping @Sendable (inout Order, any Transaction) throws -> Void
  ) async throws -> Committed<Saved> {
    try await perform(
      context, changing: id, version: version, in: orders, answering: Saved.self
    ) { order, transaction in
      try decide(&order, transaction)
      return Saved(id: order.id, version: order.version)
    }
  }

  /// The same, and answers what `decide` makes of it.
  func perform<Outcome: CommandOutcome>(
    _ context: CommandContext, changing id: UUID, version: ExpectedVersion?, in orders: any OrderRepository,
    answering: Outcome.Type, _ decide: @escaping @Sendable (inout Order, any Transaction) throws -> Outcome
  ) async throws -> Committed<Outcome> {
    try await perform(
      context, version: version, load: { try orders.load(id, in: $0) },
      where: { context.principal?.owns(.customer($0.customerID)) == true }, orRefuse: OrderError.notFound(id),
      save: { try orders.save($0, in: $1) }, answering: answering, decide)
  }
}
