import CommandPorts
import Kernel

package struct RebuildProjectionCommand: Command {
  package typealias Outcome = Done
  package static let policy = Policy.signedIn

  package let name: String
}

package struct RebuildProjectionInteractor: Interactor {
  private let control: any ProjectionControl

  package init(control: any ProjectionControl) { self.control = control }

  package func execute(_ command: RebuildProjectionCommand) async throws -> Committed<Done> {
    try await control.rebuild(command.name)  // decoy: C1
    return Committed(Done())
  }
}
