import Commands

enum PauseProjectionEndpoint {
  static let route = Route.post(
    OperationsPaths.projection / "pause", summary: "Let a projection stand still", takes: .nothing,
    key: .none, answers: .accepted, watchedAt: OperationsPaths.projection
  ) {
    PauseProjectionCommand(name: $0.path)
  }
}
