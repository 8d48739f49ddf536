package import Foundation
import Kernel
package import Projections
import SQLiteProjections
package import SQLiteStore

package final class SpecimenCountsTable: SQLiteTable {
  package typealias F = SpecimenCountsProjection

  package static let migrations = [
    Migration(
      name: "0003 specimen counts",
      sql: """
        CREATE TABLE specimen_counts (
          keeper_id BLOB PRIMARY KEY,
          specimens INTEGER NOT NULL,
          events INTEGER NOT NULL,
          changed INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """)
  ]

  package static let indices: [Migration] = []

  package static let contents: [(table: String, rows: SQL)] = [
    ("specimen_counts", "SELECT * FROM specimen_counts")
  ]

  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func load(_ key: UUID) throws -> SpecimenCount? {
    try connection.first(
      "SELECT keeper_id, specimens, events, changed FROM specimen_counts WHERE keeper_id = ?", key
    ) { row in
      SpecimenCount(
        keeperID: try row.uuid(0), specimens: try row.int(1), events: try row.int(2),
        changed: Position(try row.int64(3)))
    }
  }

  package func write(_ changes: [RowChange<SpecimenCountsProjection>]) throws {
    for change in changes {
      guard let row = change.new else {
        try connection.run("DELETE FROM specimen_counts WHERE keeper_id = ?", change.key)
        continue
      }
      try connection.run(
        """
        INSERT INTO specimen_counts (keeper_id, specimens, events, changed) VALUES (?, ?, ?, ?)
        ON CONFLICT (keeper_id) DO UPDATE SET specimens = excluded.specimens, events = excluded.events,
          changed = excluded.changed
        """, row.keeperID, row.specimens, row.events, row.changed.value)
    }
  }
}
