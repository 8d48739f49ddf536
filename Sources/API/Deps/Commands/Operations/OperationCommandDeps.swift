package import CommandPorts
package import Commands

/// The operators' commands, made of the ports they are given. The command bus alone asks for them.
package struct OperationCommandDeps: Sendable {
  private let unitOfWork: any UnitOfWork
  private let projections: any ProjectionControl

  package init(unitOfWork: any UnitOfWork, projections: any ProjectionControl) {
    self.unitOfWork = unitOfWork
    self.projections = projections
  }

  package var registrations: [CommandRegistration] {
    [
      CommandRegistration(pauseProjection()),
      CommandRegistration(resumeProjection()),
      CommandRegistration(retryProjection()),
      CommandRegistration(rebuildProjection()),
    ]
  }

  private func pauseProjection() -> PauseProjectionInteractor {
    PauseProjectionInteractor(projections: projections, unitOfWork: unitOfWork)
  }

  private func resumeProjection() -> ResumeProjectionInteractor {
    ResumeProjectionInteractor(projections: projections, unitOfWork: unitOfWork)
  }

  private func retryProjection() -> RetryProjectionInteractor {
    RetryProjectionInteractor(projections: projections, unitOfWork: unitOfWork)
  }

  private func rebuildProjection() -> RebuildProjectionInteractor {
    RebuildProjectionInteractor(projections: projections, unitOfWork: unitOfWork)
  }
}
