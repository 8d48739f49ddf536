package import CommandPorts
package import Kernel

/// Applies what is parked with a projection, after the fix.
package struct RetryProjectionCommand: Command {
  package typealias Outcome = Done

  package static let policy = Policy.roles([.admin])
  package static let refusals: [any Refusal.Type] = [UnknownProjection.self, ProjectionBusy.self]

  package let name: String

  package init(name: String) {
    self.name = name
  }
}

package struct RetryProjectionInteractor: Interactor {
  private let projections: any ProjectionControl
  private let unitOfWork: any UnitOfWork

  package init(projections: any ProjectionControl, unitOfWork: any UnitOfWork) {
    self.projections = projections
    self.unitOfWork = unitOfWork
  }

  package func execute(_ command: RetryProjectionCommand, _ context: CommandContext) async throws -> Committed<Done> {
    try await projections.retry(command.name)
    return try unitOfWork.withoutCommit(Done(), context)
  }
}
