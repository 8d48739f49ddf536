import Queries
import QueryPorts

package struct OperationsQueryDeps: Sendable {
  let projections: any ProjectionQueryGateway

  func listProjections() -> ListProjectionsQueryService { ListProjectionsQueryService(projections: projections) }

  package var registrations: [QueryRegistration] { [QueryRegistration(listProjections())] }
}
