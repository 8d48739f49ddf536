package import Kernel
package import QueryPorts

/// The next events of the log. It holds what all customers do, so it is not for customers.
package struct ListEventsQuery: Query {
  package typealias Answer = [LoggedEvent]

  package static let policy = Policy.roles([.admin, .agent])
  /// The log itself, which is behind nothing.
  package static let reads: [ReadModel] = []

  /// Nil asks for no event, only for where the log ends.
  package let after: Position?
  /// 1 … 1000.
  package let limit: Int
  /// How long to wait for an event when there is none, in seconds.
  package let patience: Double

  package init(after: Position?, limit: Int, patience: Double) {
    self.after = after
    self.limit = limit
    self.patience = patience
  }
}

package struct ListEventsQueryService: QueryService {
  private let events: any EventQueryGateway

  package init(events: any EventQueryGateway) {
    self.events = events
  }

  package func execute(_ query: ListEventsQuery, _ context: QueryContext) async throws -> Snapshot<[LoggedEvent]> {
    try await events.listEvents(after: query.after, limit: query.limit, patience: query.patience)
  }
}
