package import Foundation
package import Kernel
package import Projections
import SQLiteProjections
package import SQLiteStore

package final class SpecimenListTable: SQLiteTable {
  package typealias F = SpecimenListProjection

  package static let migrations = [
    Migration(
      name: "0003 specimen list",
      sql: """
        CREATE TABLE keeper_names (
          keeper_id BLOB PRIMARY KEY,
          name TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE specimen_list (
          id BLOB PRIMARY KEY,
          keeper_id BLOB NOT NULL,
          keeper_name TEXT NOT NULL,
          label TEXT NOT NULL,
          count INTEGER NOT NULL,
          collected_at INTEGER NOT NULL,
          version INTEGER NOT NULL,
          changed INTEGER NOT NULL
        ) STRICT;
        """)
  ]

  package static let indices = [
    Migration(
      name: "0004 specimen list indices",
      sql: """
        CREATE INDEX specimen_list_collected ON specimen_list (collected_at, id);
        CREATE INDEX specimen_list_count ON specimen_list (count, id);
        CREATE INDEX IF NOT EXISTS specimen_list_keeper_collected ON specimen_list (keeper_id, collected_at, id);
        CREATE INDEX specimen_list_keeper_count ON specimen_list (keeper_id, count, id);
        """)
  ]

  package static let contents: [(table: String, rows: SQL)] = [
    ("specimen_list", "SELECT * FROM specimen_list"),
    ("keeper_names", "SELECT * FROM keeper_names"),
  ]

  private let connection: Connection

  package init(_ connection: Connection) {
    self.connection = connection
  }

  package func load(_ key: UUID) throws -> SpecimenRow? {
    try connection.first(
      """
      SELECT id, keeper_id, keeper_name, label, count, collected_at, version, changed FROM specimen_list WHERE id = ?
      """, key
    ) { row in
      SpecimenRow(
        id: try row.uuid(0), keeperID: try row.uuid(1), keeperName: try row.text(2), label: try row.text(3),
        count: try row.int(4), collectedAt: Date(milliseconds: try row.int64(5)), version: try row.int(6),
        changed: Position(try row.int64(7)))
    }
  }

  package func write(_ changes: [RowChange<SpecimenListProjection>]) throws {
    for change in changes {
      guard let row = change.new else {
        try connection.run("DELETE FROM specimen_list WHERE id = ?", change.key)
        continue
      }
      try connection.run(
        """
        INSERT INTO specimen_list (id, keeper_id, keeper_name, label, count, collected_at, version, changed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET label = excluded.label, version = excluded.version, changed = excluded.changed
        """,
        row.id, row.keeperID, row.keeperName, row.label, row.count, row.collectedAt.milliseconds, row.version,
        row.changed.value)
    }
  }

  package func fact(_ key: UUID) throws -> String? {
    try connection.first("SELECT name FROM keeper_names WHERE keeper_id = ?", key) { try $0.text(0) }
  }

  package func setFact(_ key: UUID, _ name: String) throws {
    try connection.run(
      """
      INSERT INTO keeper_names (keeper_id, name) VALUES (?, ?)
      ON CONFLICT (keeper_id) DO UPDATE SET name = excluded.name
      """, key, name)
  }

  package func sweep(
    _ sweep: SpecimenListProjection.Sweep, of key: UUID?, at position: Position, _ time: Date
  ) throws {
    // Under construction indices are made last; without this one each sweep would look at every specimen.
    try connection.run(
      """
      CREATE INDEX IF NOT EXISTS specimen_list_keeper_collected ON specimen_list (keeper_id, collected_at, id)
      """)
    switch sweep {
    case .renamed(let keeper, let name):
      if key == nil { try setFact(keeper, name) }
      try connection.run(
        """
        UPDATE specimen_list SET keeper_name = ?, changed = ? WHERE keeper_id = ? AND id = coalesce(?, id)
        """, name, position.value, keeper, key)
    }
  }
}
