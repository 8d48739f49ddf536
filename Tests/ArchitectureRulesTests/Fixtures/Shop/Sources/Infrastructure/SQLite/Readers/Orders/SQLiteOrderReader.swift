import Kernel
import QueryPorts
import SQLiteStore
import SQLiteWriters  // plant: L1

#if WITH_C
  import CSQLite  // plant: L1, L3
#endif

package struct SQLiteOrderReader: OrderQueryGateway {
  private let source = ReadSource()
  package var limit = 20

  package init() {}

  package func getOrder(_ id: Int) async throws -> OrderView? {
    source.read { connection in
      _ = connection.all("SELECT id FROM orders WHERE id = ?").map { $0.int(0) }  // decoy: Q3
      _ = connection.all(Self.byNumber + " LIMIT ?")  // decoy: Q3
      _ = connection.all(.names)  // decoy: Q3
      _ = connection.all(.purge)  // plant: Q1
      _ = connection.all(text: Statements.purge)  // plant: Q1, Q3
      _ = connection.all("DELETE FROM orders WHERE id = ?")  // plant: Q3, S1
      _ = connection.all("SELECT 1; insert into orders (id) values (1)")  // plant: Q3, S1
      SQLiteAuditor().audit("x")  // plant: Q1, D3, L2
      _ = connection.all("PRAGMA query_only = 0")  // plant: Q3
    }
    return nil
  }

  private static let byNumber: SQL = "SELECT id FROM orders WHERE number = ?"  // decoy: Q3

  package func listOrders() async throws -> Page<OrderView> { Page(rows()) }
  package func existsOrder(_ id: Int) async throws -> Bool { true }
  package func refreshOrders() async throws {}  // plant: Q3
  package func warmUp() {}  // plant: Q3
  private func rows() -> [OrderView] { [] }  // decoy: Q3
}

package struct SQLiteLooker: Looking {
  package init() {}
  package func look(_ id: Int) -> Int {
    ReadSource().read { $0.all("SELECT id FROM order_summary").first?.int(0) } ?? id
  }
}

package struct QuietNotes: Noting {
  package init() {}
  package func note(_ what: String) {}
}
