import API
import CommandLineTool
import Commands
package import Composition
import Configuration
import Queries
import SQLiteProjections

extension Feature {
  /// A small domain that tests of the frame use: specimens of a collection and their keepers. It is no part of the app.
  package static let specimen = Feature(
    name: "Specimen",
    migrations: SpecimenSchema.migrations,
    readModels: [.asynchronous(SpecimenListTable.self), .asynchronous(SpecimenCountsTable.self)],
    statements: [
      .of(
        SpecimenListTable.self, SQLiteSpecimenReader.statements, ofFewRows: SQLiteSpecimenReader.countsOfFewRows),
      .ofWriteFile(SQLiteKeeperReader.statements),
    ],
    events: [SpecimenEvent.self, KeeperEvent.self],
    routes: SpecimenRoutes.all,
    subcommands: [NameKeeperSubcommand.subcommand],
    settings: [NightWatch.setting],
    commands: { ports in
      SpecimenCommandDeps(
        unitOfWork: ports.unitOfWork, ids: ports.ids, fingerprints: ports.fingerprints, writeFile: ports.writeFile
      ).registrations
    },
    queries: { ports in
      let specimens = SQLiteSpecimenReader(try ports.source(of: SpecimenListTable.self))
      return [
        QueryRegistration(GetSpecimenQueryService(specimens: specimens)),
        QueryRegistration(ListSpecimensQueryService(specimens: specimens)),
        QueryRegistration(GetKeeperQueryService(keepers: SQLiteKeeperReader(source: ports.writeFile))),
      ]
    },
    workers: NightWatch.workers)
}

extension Specimen {
  /// A whole program without any domain of the app.
  package static let features: [Feature] = [.operations, .specimen]
}

extension Feature {
  /// Those of the app and the specimen: what is said of each feature is said of theirs.
  package static let every: [Feature] = all + [.specimen]
}
