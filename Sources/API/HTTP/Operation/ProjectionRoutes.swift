import HTTPValues
import Kernel
package import QueryPorts

/// What an admin does with the projections of the running server.
package enum ProjectionRoutes {
  private static let path = "/api/v1/admin/projections"
  private static let policy = Policy.roles([.admin])

  package static func all(_ control: any ProjectionControl) -> [Route] {
    [
      Route.operation(.get, path, summary: "Every projection, its state and its lag", policy: policy) { _ in
        try .json(200, ProjectionList(projections: try await control.list()))
      },
      action("pause", "Let a projection stand still") { try await control.pause($0) },
      action("resume", "Let a projection go on") { try await control.resume($0) },
      action("retry", "Apply what is parked, after the fix") { try await control.retry($0) },
      action("rebuild", "Build the rows of a projection anew, beside those in use") { try await control.rebuild($0) },
    ]
  }

  private static func action(
    _ verb: String, _ summary: String, _ run: @escaping @Sendable (String) async throws -> Void
  ) -> Route {
    Route.operation(.post, "\(path)/{name}/\(verb)", summary: summary, policy: policy) { incoming in
      try incoming.noBody()
      try await run(incoming.parameter("name"))
      return HTTPResponse(status: 202)
    }
  }
}

private struct ProjectionList: Encodable {
  let projections: [ProjectionStatus]
}
