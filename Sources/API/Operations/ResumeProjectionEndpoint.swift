import Commands

enum ResumeProjectionEndpoint {
  static let route = Route.post(
    OperationsPaths.projection / "resume", summary: "Let a projection go on", takes: .nothing,
    key: .none, answers: .accepted, watchedAt: OperationsPaths.projection
  ) {
    ResumeProjectionCommand(name: $0.path)
  }
}
