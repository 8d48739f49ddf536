package import Queries
package import QueryPorts

/// What operators and followers of the log ask, made of the gateways it is given. The query bus alone asks for it.
package struct OperationQueryDeps: Sendable {
  private let events: any EventQueryGateway
  private let projections: any ProjectionQueryGateway

  package init(events: any EventQueryGateway, projections: any ProjectionQueryGateway) {
    self.events = events
    self.projections = projections
  }

  package var registrations: [QueryRegistration] {
    [
      QueryRegistration(listEvents()),
      QueryRegistration(listProjections()),
      QueryRegistration(getProjection()),
    ]
  }

  private func listEvents() -> ListEventsQueryService {
    ListEventsQueryService(events: events)
  }

  private func listProjections() -> ListProjectionsQueryService {
    ListProjectionsQueryService(projections: projections)
  }

  private func getProjection() -> GetProjectionQueryService {
    GetProjectionQueryService(projections: projections)
  }
}
