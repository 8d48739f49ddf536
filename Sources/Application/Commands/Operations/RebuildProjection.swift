package import CommandPorts
package import Kernel

/// Has the rows of a projection built anew, beside those in use.
package struct RebuildProjectionCommand: Command {
  package typealias Outcome = Done

  package static let policy = Policy.roles([.admin])
  package static let refusals: [any Refusal.Type] = [UnknownProjection.self, ProjectionBusy.self]

  package let name: String

  package init(name: String) {
    self.name = name
  }
}

package struct RebuildProjectionInteractor: Interactor {
  private let projections: any ProjectionControl
  private let unitOfWork: any UnitOfWork

  package init(projections: any ProjectionControl, unitOfWork: any UnitOfWork) {
    self.projections = projections
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: RebuildProjectionCommand, _ context: CommandContext) async throws -> Committed<Done> {
    try await projections.rebuild(command.name)
    return try unitOfWork.withoutCommit(Done(), context)
  }
}
