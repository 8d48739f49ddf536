import Commands
import Queries

package enum OperationsRoutes {
  package static func add(to routes: inout Routes, _ queries: QueryBus) {
    routes.get("/projections") { _ = try await queries.execute(ListProjectionsQuery()) }  // decoy: A1
  }
}
