import Queries
import QueryPorts

enum ListProjectionsEndpoint {
  private struct Answer: Codable {
    let projections: [ProjectionStatus]
  }

  static let route = Route.get(
    OperationsPaths.projections, summary: "Every projection, its state and its lag",
    answers: .json(Answer.self) { Answer(projections: $0) }
  ) {
    ListProjectionsQuery()
  }
}
