package import CommandPorts
import Commands
import Domain
package import Kernel

package struct NameKeeperCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.roles([.admin, .agent])
  package static let refusals: [any Refusal.Type] = [KeeperError.self]

  package let name: String

  package init(name: String) {
    self.name = name
  }
}

struct NameKeeperInteractor: Interactor {
  let keepers: any KeeperRepository
  let ids: any IdentifierSource
  let unitOfWork: any UnitOfWork

  func execute(_ command: NameKeeperCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    let keeper = try Keeper.name(command.name, id: ids.makeID(for: context))
    return try await unitOfWork.perform(context) { [keepers] transaction in
      guard try keepers.load(name: keeper.name, in: transaction) == nil else {
        throw KeeperError.nameTaken(keeper.name)
      }
      try keepers.save(keeper, in: transaction)
      return Saved(id: keeper.id, version: keeper.version)
    }
  }
}
