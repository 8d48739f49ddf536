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
  package let version: ExpectedVersion?

  package init(specimenID: UUID, version: ExpectedVersion?) {
    self.specimenID = specimenID
    self.version = version
  }
}

struct DiscardSpecimenInteractor: Interactor {
  let specimens: any SpecimenRepository
  let unitOfWork: any UnitOfWork

  func execute(_ command: DiscardSpecimenCommand, _ context: CommandContext) async throws -> Committed<Saved> {
    try await unitOfWork.perform(context, changing: command.specimenID, version: command.version, in: specimens) {
      try $0.discard()
    }
  }
}

extension UnitOfWork {
  /// Changes a specimen of the caller's own, and answers its new version.
  func perform(
    _ context: CommandContext, changing id: UUID, version: ExpectedVersion?, in specimens: any SpecimenRepository,
    _ decide: @escaping @Sendable (inout Specimen) throws -> Void
  ) async throws -> Committed<Saved> {
    try await perform(
      context, version: version, load: { try specimens.load(id, in: $0) },
      where: { context.principal?.owns(.keeper($0.keeperID)) == true }, orRefuse: SpecimenError.notFound(id),
      save: { try specimens.save($0, in: $1) }
    ) { specimen, _ in try decide(&specimen) }
  }
}
