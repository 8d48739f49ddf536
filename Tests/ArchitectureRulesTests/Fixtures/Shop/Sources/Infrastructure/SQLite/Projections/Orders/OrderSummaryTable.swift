import Domain
import Foundation
import Projections
import SQLiteStore

package struct OrderSummaryTable: ReadModelTable {
  package init() {}

  package func store(_ connection: Connection) {
    connection.run("CREATE TABLE order_summary (id INTEGER)")
    connection.run("INSERT INTO order_summary (id) VALUES (?)")  // decoy: P1
    connection.run("UPDATE order_summary SET id = unixepoch('now')")  // plant: P1
    connection.run("UPDATE order_summary SET id = unixepoch(?)")  // decoy: P1
    _ = sqlite3_fixture_step()  // plant: L3, P1
  }

  func stamp() -> String { "\(Date.now)" }  // plant: P1
  func seed() -> Int { "x".hashValue }  // plant: P1
  func write(_ counts: [String: Int]) { for (key, _) in counts { _ = key } }  // decoy: P1

  package func count() -> Int { Connection().all("SELECT count(*) FROM order_summary").count }
}
