package import CommandPorts
package import Commands
package import SQLiteStore

/// The write side of the specimens.
package struct SpecimenCommandDeps {
  private let unitOfWork: any UnitOfWork
  private let ids: any IdentifierSource
  private let fingerprints: any Fingerprinting
  private let writeFile: ReadPool

  package init(
    unitOfWork: any UnitOfWork, ids: any IdentifierSource, fingerprints: any Fingerprinting, writeFile: ReadPool
  ) {
    self.unitOfWork = unitOfWork
    self.ids = ids
    self.fingerprints = fingerprints
    self.writeFile = writeFile
  }

  package var registrations: [CommandRegistration] {
    let (specimens, keepers) = (SQLiteSpecimenRepository(), SQLiteKeeperRepository())
    return [
      CommandRegistration(NameKeeperInteractor(keepers: keepers, ids: ids, unitOfWork: unitOfWork)),
      CommandRegistration(RenameKeeperInteractor(keepers: keepers, unitOfWork: unitOfWork)),
      CommandRegistration(
        CollectSpecimenInteractor(
          specimens: specimens, keepers: keepers, lookup: SQLiteKeeperLookup(pool: writeFile), ids: ids,
          fingerprints: fingerprints, unitOfWork: unitOfWork)),
      CommandRegistration(RelabelSpecimenInteractor(specimens: specimens, unitOfWork: unitOfWork)),
      CommandRegistration(DiscardSpecimenInteractor(specimens: specimens, unitOfWork: unitOfWork)),
    ]
  }
}
