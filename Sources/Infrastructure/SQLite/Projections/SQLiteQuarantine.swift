import Kernel
import Projections
import SQLiteStore

/// What is parked, in the projection's own file. Of the events at one place the first alone has an error.
final class SQLiteQuarantine: Quarantine {
  static let migration = Migration(
    name: "0002 parked",
    sql: """
      CREATE TABLE parked (
        place TEXT NOT NULL CHECK (place IN ('row', 'stream')),
        name TEXT NOT NULL,
        position INTEGER NOT NULL,
        error TEXT,
        PRIMARY KEY (place, name, position)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX parked_first ON parked (position) WHERE error IS NOT NULL;
      """)

  private let connection: Connection
  /// Something was parked or released by this value.
  private(set) var hasChanged = false

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Not in files of the first programs, before they are opened.
  static func isThere(_ connection: Connection) throws -> Bool {
    try connection.hasTable("parked")
  }

  func parked() throws -> [Parked] {
    try connection.all(
      """
      SELECT place, name, position, error, (
        SELECT count(*) FROM parked AS waiting WHERE waiting.place = parked.place AND waiting.name = parked.name)
      FROM parked WHERE error IS NOT NULL ORDER BY position
      """
    ) { row in
      let name = try row.text(1)
      return Parked(
        try row.text(0) == Self.stream ? .stream(name) : .row(name), position: Position(try row.int64(2)),
        error: try row.text(3), depth: try row.int(4))
    }
  }

  func positions(at place: ParkingPlace) throws -> [Position] {
    try connection.all(
      "SELECT position FROM parked WHERE place = ? AND name = ? ORDER BY position", Self.word(place), place.name
    ) { Position(try $0.int64(0)) }
  }

  func park(_ position: Position, at place: ParkingPlace, error: String?) throws {
    hasChanged = true
    try connection.run(
      """
      INSERT INTO parked (place, name, position, error) VALUES (?, ?, ?, ?)
      ON CONFLICT (place, name, position) DO UPDATE SET error = excluded.error
      """, Self.word(place), place.name, position.value, error)
  }

  func release(_ position: Position, at place: ParkingPlace) throws {
    hasChanged = true
    try connection.run(
      "DELETE FROM parked WHERE place = ? AND name = ? AND position = ?", Self.word(place), place.name, position.value)
  }

  private static let stream = "stream"

  private static func word(_ place: ParkingPlace) -> String {
    place.isStream ? stream : "row"
  }
}
