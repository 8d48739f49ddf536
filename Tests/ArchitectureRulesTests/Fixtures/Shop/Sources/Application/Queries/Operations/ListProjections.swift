import Kernel
import QueryPorts

package struct ListProjectionsQuery: Query {
  package typealias Answer = [ProjectionView]
  package static let policy = Policy.signedIn

  package init() {}
}

package struct ListProjectionsQueryService: QueryService {
  private let projections: any ProjectionQueryGateway

  package init(projections: any ProjectionQueryGateway) { self.projections = projections }

  package func execute(_ query: ListProjectionsQuery) async throws -> [ProjectionView] {
    try await projections.listProjections()
  }
}
