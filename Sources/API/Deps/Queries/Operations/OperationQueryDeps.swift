package import Queries
package import QueryPorts

/// What operators and followers of the log ask, made of the gateways it is given.
package struct OperationQueryDeps: Sendable {
  private let events: any EventQueryGateway

  package init(events: any EventQueryGateway) {
    self.events = events
  }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(listEvents())
    ]
  }

  private func listEvents() -> ListEventsQueryService {
    ListEventsQueryService(events: events)
  }
}
