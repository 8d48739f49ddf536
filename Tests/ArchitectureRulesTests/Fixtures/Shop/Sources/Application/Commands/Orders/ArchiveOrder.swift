import CommandPorts
import Kernel

package struct ArchiveOrderCommand: Command {
  package typealias Outcome = Done
  package static let policy = Policy.signedIn

  package init() {}
}

package struct ArchiveOrderInteractor: Interactor {  // plant: A2
  package init() {}

  package func execute(_ command: ArchiveOrderCommand) async throws -> Committed<Done> { Committed(Done()) }
}
