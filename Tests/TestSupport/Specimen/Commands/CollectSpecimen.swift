import CommandPorts
import Commands
import Domain
package import Foundation
package import Kernel

package struct CollectSpecimenCommand: Command {
  package typealias Outcome = CollectedSpecimen

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [KeeperError.self, SpecimenError.self]

  package let keeperID: UUID
  package let label: String
  package let count: Int

  package init(keeperID: UUID, label: String, count: Int) {
    self.keeperID = keeperID
    self.label = label
    self.count = count
  }
}

package struct CollectedSpecimen: CommandOutcome, Hashable {
  /// Of its stored form.
  package static let version = 1

  package let id: UUID
  package let version: Int
  /// Seals who collected what.
  package let tag: String
}

struct CollectSpecimenInteractor: Interactor {
  let specimens: any SpecimenRepository
  let keepers: any KeeperRepository
  let lookup: any KeeperLookup
  let ids: any IdentifierSource
  let fingerprints: any Fingerprinting
  let unitOfWork: any UnitOfWork

  func execute(
    _ command: CollectSpecimenCommand, _ context: CommandContext
  ) async throws -> Committed<CollectedSpecimen> {
    guard context.principal?.owns(.keeper(command.keeperID)) == true,
      let keeper = try await lookup.findName(of: command.keeperID)
    else { throw KeeperError.notFound(command.keeperID) }
    let specimen = try Specimen.collect(
      id: ids.makeID(for: context), keeperID: command.keeperID, label: command.label, count: command.count)
    // Stands for whatever is too slow for the writer.
    let tag = fingerprints.derivedID(["tag", keeper, specimen.label], at: nil).uuidString.lowercased()
    return try await unitOfWork.perform(context) { [specimens, keepers] transaction in
      guard try keepers.load(specimen.keeperID, in: transaction) != nil else {
        throw KeeperError.notFound(specimen.keeperID)
      }
      try specimens.save(specimen, in: transaction)
      return CollectedSpecimen(id: specimen.id, version: specimen.version, tag: tag)
    }
  }
}
