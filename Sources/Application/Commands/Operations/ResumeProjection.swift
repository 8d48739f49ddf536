package import CommandPorts
package import Kernel

/// Lets a projection go on.
package struct ResumeProjectionCommand: Command {
  package typealias Outcome = Done

  package static let policy = Policy.roles([.admin])
  package static let refusals: [any Refusal.Type] = [UnknownProjection.self]

  package let name: String

  package init(name: String) {
    self.name = name
  }
}

package struct ResumeProjectionInteractor: Interactor {
  private let projections: any ProjectionControl
  private let unitOfWork: any UnitOfWork

  package init(projections: any ProjectionControl, unitOfWork: any UnitOfWork) {
    self.projections = projections
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: ResumeProjectionCommand, _ context: CommandContext) async throws -> Committed<Done> {
    try await projections.resume(command.name)
    return try unitOfWork.withoutCommit(Done(), context)
  }
}
