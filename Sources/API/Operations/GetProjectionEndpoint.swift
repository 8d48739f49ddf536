import Queries
import QueryPorts

enum GetProjectionEndpoint {
  static let route = Route.get(
    OperationsPaths.projection, summary: "One projection, and what has become of what was asked of it",
    answers: .found(ProjectionStatus.self)
  ) {
    GetProjectionQuery(name: $0)
  }
}
