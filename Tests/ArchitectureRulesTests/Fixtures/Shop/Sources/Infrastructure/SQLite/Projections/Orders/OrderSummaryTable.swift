import Domain
import Projections
import SQLiteStore

package struct OrderSummaryTable: ReadModelTable {
  package init() {}

  package func store(_ connection: Connection) {
    connection.run("CREATE TABLE order_summary (id INTEGER)")
    connection.run("INSERT INTO order_summary (id) VALUES (?)")  // decoy: P1
    connection.run("UPDATE order_summary SET id = unixepoch('now')")  // plant: P1
    connection.run("UPDATE order_summary SET id = unixepoch(?)")  // decoy: P1
    _ = sqlite3_fixture_step()  // plant: L3
  }

  package func count() -> Int { Connection().all("SELECT count(*) FROM order_summary").count }
}
