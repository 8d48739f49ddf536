import Domain
import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport

/// One program's idea of a read model: what it is called, and the SQL of its table.
protocol UnitsProgram: Sendable, SendableMetatype {
  static var name: String { get }
  static var version: Int { get }
  static var migrations: [Migration] { get }
  /// A specimen of so many pieces can't be folded.
  static var refused: Int { get }
  static var contents: [(table: String, rows: SQL)] { get }
}

extension UnitsProgram {
  static var name: String { "units" }
  static var version: Int { 1 }
  static var refused: Int { 13 }
  static var contents: [(table: String, rows: SQL)] { [("units", "SELECT * FROM units")] }
  static var migrations: [Migration] {
    [
      Migration(
        name: "0003 units",
        sql: """
          CREATE TABLE units (label TEXT PRIMARY KEY, received INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT;
          CREATE INDEX units_received ON units (received);
          """)
    ]
  }
}

/// A row a label with the pieces that were collected under it.
enum UnitsProjection<P: UnitsProgram>: Fold {
  typealias Event = SpecimenEvent
  typealias Key = String
  typealias Row = UnitsRow
  typealias FactKey = Never
  typealias Fact = Never
  typealias Sweep = Never

  static var name: String { P.name }
  static var version: Int { P.version }
  static var events: [EventType<SpecimenEvent>] { SpecimenEvent.types }

  static func effect(of event: SpecimenEvent) -> Effect<Self> {
    if case .collected(let collected) = event { .row(collected.label) } else { .nothing }
  }

  static func factNeeded(by event: SpecimenEvent) -> Never? { nil }

  static func fold(
    _ row: UnitsRow?, of key: String, _ recorded: RecordedEvent<SpecimenEvent>, _ fact: Never?
  ) throws -> UnitsRow? {
    guard case .collected(let event) = recorded.event else { return row }
    guard event.count != P.refused else { throw FoldFault("\(event.count) is unlucky") }
    return UnitsRow(received: (row?.received ?? 0) + event.count, changed: recorded.position)
  }
}

struct UnitsRow: Equatable, Sendable {
  let received: Int
  let changed: Position
}

final class UnitsTable<P: UnitsProgram>: SQLiteTable {
  typealias F = UnitsProjection<P>

  static var migrations: [Migration] { P.migrations }
  static var indices: [Migration] { [] }
  static var contents: [(table: String, rows: SQL)] { P.contents }

  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func load(_ key: String) throws -> UnitsRow? {
    try connection.first("SELECT received, changed FROM units WHERE label = ?", key) {
      UnitsRow(received: try $0.int(0), changed: Position(try $0.int64(1)))
    }
  }

  func write(_ changes: [RowChange<F>]) throws {
    for change in changes {
      guard let row = change.new else { continue }
      try connection.run(
        """
        INSERT INTO units (label, received, changed) VALUES (?, ?, ?)
        ON CONFLICT (label) DO UPDATE SET received = excluded.received, changed = excluded.changed
        """, change.key, row.received, row.changed.value)
    }
  }
}

enum FirstProgram: UnitsProgram {}

/// Its rows have one column more.
enum SecondProgram: UnitsProgram {
  static let version = 2
  static let migrations = [
    Migration(
      name: "0003 units",
      sql: """
        CREATE TABLE units (
          label TEXT PRIMARY KEY, received INTEGER NOT NULL, changed INTEGER NOT NULL, note TEXT DEFAULT 'second'
        ) STRICT, WITHOUT ROWID;
        """)
  ]
}

/// Its rows look the same and mean something else.
enum RaisedProgram: UnitsProgram {
  static let version = 2
}

enum EditedProgram: UnitsProgram {
  static let migrations = SecondProgram.migrations
}

/// The first one again, which has come to refuse another number.
enum PickyProgram: UnitsProgram {
  static let refused = 14
}

/// The rows under another name of the model.
enum RenamedProgram: UnitsProgram {
  static let name = "renamed"
}

/// Wants a table of the write side.
enum GreedyProgram: UnitsProgram {
  static let name = "greedy"
  static let contents: [(table: String, rows: SQL)] = [("Keepers", "SELECT * FROM keepers")]
}

enum KeylessProgram: UnitsProgram {
  static let migrations = [
    Migration(name: "0003 units", sql: "CREATE TABLE units (label TEXT, received INTEGER, changed INTEGER) STRICT")
  ]
}
