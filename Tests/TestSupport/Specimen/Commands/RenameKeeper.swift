package import CommandPorts
import Commands
import Domain
package import Foundation
package import Kernel

package struct RenameKeeperCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [KeeperError.self, VersionConflict.self]

  package let keeperID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let name: String

  package init(keeperID: UUID, version: ExpectedVersion?, name: String) {
    self.keeperID = keeperID
    self.version = version
    self.name = name
  }
}

struct RenameKeeperInteractor: Interactor {
  let keepers: any KeeperRepository
  let unitOfWork: any UnitOfWork

  func execute(_ command: RenameKeeperCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(
      context, version: command.version, load: { [keepers] in try keepers.load(command.keeperID, in: $0) },
      where: { context.principal?.owns(.keeper($0.id)) == true }, orRefuse: KeeperError.notFound(command.keeperID),
      save: { [keepers] in try keepers.save($0, in: $1) }
    ) { [keepers] keeper, transaction in
      try keeper.rename(to: command.name)
      if let other = try keepers.load(name: keeper.name, in: transaction), other.id != keeper.id {
        throw KeeperError.nameTaken(keeper.name)
      }
    }
  }
}
