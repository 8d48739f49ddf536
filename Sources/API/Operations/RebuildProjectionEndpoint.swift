import Commands

enum RebuildProjectionEndpoint {
  static let route = Route.post(
    OperationsPaths.projection / "rebuild", summary: "Build the rows of a projection anew, beside those in use",
    takes: .nothing,
    key: .none, answers: .accepted, watchedAt: OperationsPaths.projection
  ) {
    RebuildProjectionCommand(name: $0.path)
  }
}
