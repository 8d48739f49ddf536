import CommandPorts
import Commands
import Composition
import Kernel
import Queries
import TestSupport

/// The two doors of a service, as a caller has them.
struct Doors: Sendable {
  let commands: CommandBus
  let context: @Sendable () -> CommandContext
  let queries: QueryBus
  /// How long a query may wait, in seconds.
  let patience: Double

  init(_ service: TestService, patience: Double) {
    commands = service.commands
    context = { service.context() }
    queries = service.queries
    self.patience = patience
  }

  init(_ reads: MortalReads, patience: Double) {
    commands = reads.write.bus
    context = { reads.context() }
    queries = reads.queries
    self.patience = patience
  }

  func ask<Q: Query>(_ query: Q, atLeast minimum: PositionToken?, patience: Double? = nil) async throws -> Q.Answer {
    let context = QueryContext(
      principal: Principal(id: "test", role: .admin), minimum: minimum, patience: patience ?? self.patience)
    return try await queries.execute(query, context).value
  }
}
