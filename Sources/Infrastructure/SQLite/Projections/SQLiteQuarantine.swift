import Kernel
import Projections
import SQLiteStore

/// What is parked, in the projection's own file. Of a row's events the first alone has an error.
final class SQLiteQuarantine: Quarantine {
  static let migration = Migration(
    name: "0002 parked",
    sql: """
      CREATE TABLE parked (
        row_key TEXT NOT NULL,
        position INTEGER NOT NULL,
        error TEXT,
        PRIMARY KEY (row_key, position)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX parked_first ON parked (position) WHERE error IS NOT NULL;
      """)

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func rows() throws -> [ParkedRow] {
    try connection.all(
      """
      SELECT row_key, position, error, (SELECT count(*) FROM parked AS waiting WHERE waiting.row_key = parked.row_key)
      FROM parked WHERE error IS NOT NULL ORDER BY position
      """
    ) { row in
      ParkedRow(
        name: try row.text(0), position: Position(try row.int64(1)), error: try row.text(2), depth: try row.int(3))
    }
  }

  func positions(of row: String) throws -> [Position] {
    try connection.all("SELECT position FROM parked WHERE row_key = ? ORDER BY position", row) {
      Position(try $0.int64(0))
    }
  }

  func park(_ position: Position, of row: String, error: String?) throws {
    try connection.run(
      """
      INSERT INTO parked (row_key, position, error) VALUES (?, ?, ?)
      ON CONFLICT (row_key, position) DO UPDATE SET error = excluded.error
      """, row, position.value, error)
  }

  func release(_ position: Position, of row: String) throws {
    try connection.run("DELETE FROM parked WHERE row_key = ? AND position = ?", row, position.value)
  }
}
