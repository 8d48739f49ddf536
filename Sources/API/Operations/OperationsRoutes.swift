/// What is shared by all features: the event log, and the machinery of the read side, which is for operators.
package enum OperationsRoutes {
  package static let all: [Route] = [
    ListEventsEndpoint.route,
    ListProjectionsEndpoint.route.forOperators,
    GetProjectionEndpoint.route.forOperators,
    PauseProjectionEndpoint.route.forOperators,
    ResumeProjectionEndpoint.route.forOperators,
    RetryProjectionEndpoint.route.forOperators,
    RebuildProjectionEndpoint.route.forOperators,
  ]
}
