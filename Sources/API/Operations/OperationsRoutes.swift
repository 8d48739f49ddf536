/// What is shared by all features: the event log, and the machinery of the read side.
package enum OperationsRoutes {
  package static let all: [Route] = [
    ListEventsEndpoint.route,
    ListProjectionsEndpoint.route,
    GetProjectionEndpoint.route,
    PauseProjectionEndpoint.route,
    ResumeProjectionEndpoint.route,
    RetryProjectionEndpoint.route,
    RebuildProjectionEndpoint.route,
  ]
}
