package import CommandPorts
package import Kernel

/// Lets a projection stand still until it is resumed, whenever the program starts again.
package struct PauseProjectionCommand: Command {
  package typealias Outcome = Done

  package static let policy = Policy.roles([.admin])
  package static let refusals: [any Refusal.Type] = [UnknownProjection.self, ProjectionIsInline.self]

  package let name: String

  package init(name: String) {
    self.name = name
  }
}

package struct PauseProjectionInteractor: Interactor {
  private let projections: any ProjectionControl
  private let unitOfWork: any UnitOfWork

  package init(projections: any ProjectionControl, unitOfWork: any UnitOfWork) {
    self.projections = projections
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: PauseProjectionCommand, _ context: CommandContext) async throws -> Committed<Done> {
    try await projections.pause(command.name)
    return try unitOfWork.withoutCommit(Done(), context)
  }
}
