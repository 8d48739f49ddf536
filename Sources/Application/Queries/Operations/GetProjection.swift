package import Kernel
package import QueryPorts

/// One projection: its state, and what has become of what an operator asked of it.
package struct GetProjectionQuery: Query {
  package typealias Answer = ProjectionStatus?

  package static let policy = Policy.roles([.admin])
  /// None: whether rows can be read is what it tells.
  package static let reads: [ReadModel] = []

  package let name: String

  package init(name: String) {
    self.name = name
  }
}

package struct GetProjectionQueryService: QueryService {
  private let projections: any ProjectionQueryGateway

  package init(projections: any ProjectionQueryGateway) {
    self.projections = projections
  }

  package func execute(
    _ query: GetProjectionQuery, _ context: QueryContext
  ) async throws -> Snapshot<ProjectionStatus?> {
    try await projections.getProjection(query.name)
  }
}
