import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

@Suite struct SweepTests {
  /// The indices of a file under construction are made last.
  @Test func aSweepUnderConstructionDoesNotLookAtEveryOrder() throws {
    let folder = try TemporaryFolder()
    let connection = try Connection(path: "\(folder.path)/rows.sqlite", mode: .underConstruction)
    try Migrations.apply([SchemaPart("order_summary", OrderSummaryTable.migrations)], to: connection)
    try connection.run(Self.orders)
    let table = OrderSummaryTable(connection)
    func rename() throws {
      try table.sweep(.renamed(customer: UUID(), name: "Corner Shop"), of: nil, at: Position(1), Date())
    }
    try rename()
    // Stops whatever takes more than a few thousand of SQLite's steps.
    try connection.limited(to: .zero) { try rename() }
    try Migrations.apply(
      [SchemaPart("order_summary", OrderSummaryTable.migrations + OrderSummaryTable.indices)], to: connection)
  }

  private static let orders: SQL = """
    WITH RECURSIVE number (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < 20000)
    INSERT INTO order_summary
    SELECT randomblob(16), randomblob(16), '', 'pending', 'GBP', 0, 0, 0, 0, NULL, n, n, n, 1, n, '[]' FROM number
    """
}
