package import CommandPorts
import Commands
import Domain
package import Foundation
package import Kernel

package struct RelabelSpecimenCommand: Command {
  package typealias Outcome = Saved

  package static let policy = Policy.signedIn
  package static let refusals: [any Refusal.Type] = [SpecimenError.self, VersionConflict.self]

  package let specimenID: UUID
  /// The version the caller decided on; nil asks for nothing.
  package let version: ExpectedVersion?
  package let label: String

  package init(specimenID: UUID, version: ExpectedVersion?, label: String) {
    self.specimenID = specimenID
    self.version = version
    self.label = label
  }
}

struct RelabelSpecimenInteractor: Interactor {
  let specimens: any SpecimenRepository
  let unitOfWork: any UnitOfWork

  func execute(_ command: RelabelSpecimenCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(context, changing: command.specimenID, version: command.version, in: specimens) {
      try $0.relabel(to: command.label)
    }
  }
}
