import API
import CommandDeps
import Commands
import Queries
import QueryDeps
import SQLiteReaders

extension Feature {
  /// What operators and followers of the log need, whatever the domains are.
  package static let operations = Feature(
    name: "Operations",
    statements: [.ofWriteFile(SQLiteEventReader.statements)],
    routes: OperationsRoutes.all,
    commands: { ports in
      OperationCommandDeps(unitOfWork: ports.unitOfWork, projections: ports.projections).registrations
    },
    queries: { ports in
      OperationQueryDeps(
        events: SQLiteEventReader(ports.writeFile, growth: ports.growth), projections: ports.projections
      ).registrations
    })
}
