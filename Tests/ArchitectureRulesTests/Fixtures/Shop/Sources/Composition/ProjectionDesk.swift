import CommandPorts
import Projections
import QueryPorts
import SQLiteProjections
import SQLiteStore

/// Of the frame, which knows the machinery. A rebuild reads and writes rows of read models.
struct ProjectionDesk: ProjectionControl, ProjectionQueryGateway {  // decoy: N3
  var tables: [any ReadModelTable] { Feature.all.flatMap(\.tables) }

  func rebuild(_ name: String) async throws { for table in tables { table.store(Connection()) } }  // decoy: N3
  func listProjections() async throws -> [ProjectionView] { [] }
}

struct LedgerDesk: LedgerControl {
  func mend(in transaction: any Transaction) {}
}
