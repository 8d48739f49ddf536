import Commands

enum RetryProjectionEndpoint {
  static let route = Route.post(
    OperationsPaths.projection / "retry", summary: "Apply what is parked, after the fix", takes: .nothing,
    key: .none, answers: .accepted, watchedAt: OperationsPaths.projection
  ) {
    RetryProjectionCommand(name: $0.path)
  }
}
