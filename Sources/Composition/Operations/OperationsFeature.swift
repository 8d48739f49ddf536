import API
import Queries
import QueryDeps
import SQLiteReaders

extension Feature {
  /// What operators and followers of the log need, whatever the domains are.
  static let operations = Feature(
    name: "Operations",
    routes: SharedRoutes.all,
    queries: { ports in
      OperationQueryDeps(events: SQLiteEventReader(ports.writeFile, growth: ports.growth)).registrations
    })
}
