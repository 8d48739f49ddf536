package import CommandPorts
import Commands
import Domain
package import Foundation
package import Kernel

package struct DiscardSpecimenCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [SpecimenError.self, VersionConflict.self]

  package let specimenID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: Int?

  package init(specimenID: UUID, version: Int?) {
    self.specimenID = specimenID
    self.version = version
  }
}

struct DiscardSpecimenInteractor: Interactor {
  let specimens: any SpecimenRepository
  let unitOfWork: any UnitOfWork

  func execute(_ command: DiscardSpecimenCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(context) { [specimens] transaction in
      var specimen = try specimens.loadForChange(
        command.specimenID, version: command.version, context, in: transaction)
      try specimen.discard()
      try specimens.save(specimen, in: transaction)
      return Saved(id: specimen.id, version: specimen.version)
    }
  }
}

extension SpecimenRepository {
  /// The specimen, if it is there, the caller may change it, and it is still the version they decided on.
  func loadForChange(
    _ id: UUID, version: Int?, _ context: CommandContext, in transaction: any Transaction
  ) throws -> Specimen {
    guard let specimen = try load(id, in: transaction), context.principal?.owns(.keeper(specimen.keeperID)) == true
    else { throw SpecimenError.notFound(id) }
    try specimen.require(version: version)
    return specimen
  }
}
