package import Kernel
package import QueryPorts

/// Every projection: its state, its lag, and what is parked.
package struct ListProjectionsQuery: Query {
  package typealias Answer = [ProjectionStatus]

  package static let policy = Policy.roles([.admin])
  /// None: whether rows can be read is what it tells.
  package static let reads: [ReadModel] = []

  package init() {}
}

package struct ListProjectionsQueryService: QueryService {
  private let projections: any ProjectionQueryGateway

  package init(projections: any ProjectionQueryGateway) {
    self.projections = projections
  }

  package func execute(
    _ query: ListProjectionsQuery, _ context: QueryContext
  ) async throws -> Snapshot<[ProjectionStatus]> {
    try await projections.listProjections()
  }
}
