import Domain
import Kernel
import Projections
import SQLiteStore

/// One inline model on the writer's thread. Whether it is live stands in the file alone, so it is undone with all else.
protocol InlineModel: Sendable {
  var name: String { get }
  /// Before the first append of an opening.
  func open(_ connection: Connection, known: Set<String>) throws
  /// Where its rows stand, and whether they can be read; nil for a model that opening would make anew.
  func look(_ connection: ReadConnection) throws -> InlineStanding?
  func project(from first: Position, to last: Position, on connection: Connection) throws
  func runner(_ upkeep: any WriterUpkeep, _ file: ReadPool, folder: String) -> any RebuildableRunner
}

struct InlineProjection<T: SQLiteTable>: InlineModel {
  /// Rows in memory at once, for units that touch very many.
  private static var cachedRows: Int { 100_000 }

  private let types = EventTable(T.F.events)
  private let held: InlineHolds

  init(_ table: T.Type, held: @escaping InlineHolds) {
    self.held = held
  }

  var name: String { T.F.name }

  func open(_ connection: Connection, known: Set<String>) throws {
    guard try look(connection.reading) == nil else { return }
    let records = InlineRecords(connection)
    try InlineSchema<T>(connection, model: name).makeAnew(known: known)
    try records.add(name, version: T.F.version, schema: InlineSchema<T>.checksum)
    // Of an empty log the rows are there.
    _ = try catchUp(limit: 0, on: connection)
  }

  func look(_ connection: ReadConnection) throws -> InlineStanding? {
    guard let standing = try connection.inlineStanding(of: name), standing.version == T.F.version,
      standing.schema == InlineSchema<T>.checksum, standing.isLive || standing.position > .start
    else { return nil }
    return standing
  }

  func project(from first: Position, to last: Position, on connection: Connection) throws {
    guard try connection.reading.isInlineLive(name) else { return }
    let log = SQLiteEventLog(connection.reading)
    _ = try apply(log, after: Position(first.value - 1), limit: Int(last.value - first.value + 1), to: rows(connection))
  }

  /// Applies at most `limit` events to a model under construction, which is live when it has come to the head.
  func catchUp(limit: Int, on connection: Connection) throws -> (position: Position, isLive: Bool) {
    let records = InlineRecords(connection)
    let log = SQLiteEventLog(connection.reading)
    guard let standing = try connection.reading.inlineStanding(of: name) else { throw NoRows(projection: name) }
    let head = try log.head()
    guard !standing.isLive else { return (head, true) }
    let end = try apply(log, after: standing.position, limit: limit, to: rows(connection)) ?? standing.position
    try records.move(name, to: end, isLive: end >= head)
    return (end, end >= head)
  }

  /// Answers the position of the last event that was read; nil when there was none. Throws `EventNotApplied`.
  func apply(
    _ log: SQLiteEventLog, after position: Position, limit: Int, to table: any Table<T.F>
  ) throws -> Position? {
    let rows = RowCache<T.F>(capacity: Self.cachedRows)
    do {
      let end = try T.F.apply(
        log, after: position, limit: limit, of: types, through: rows, into: table, NoQuarantine(of: name))
      try rows.flush(to: table)
      return end?.position
    } catch let error where error is SQLiteError || error is LogHole || error is EventNotApplied {
      throw error
    } catch {
      // Not as it is: to whoever sent the command it could read as a refusal.
      throw EventNotApplied(model: name, position: position.next, reason: "\(error), at this event or soon after")
    }
  }

  func tellHeld(_ reason: InlineHold, _ duration: Duration) {
    held(name, reason, duration)
  }

  func runner(_ upkeep: any WriterUpkeep, _ file: ReadPool, folder: String) -> any RebuildableRunner {
    InlineRunner(model: self, upkeep: upkeep, file: file, folder: folder)
  }

  private func rows(_ connection: Connection) -> MeasuredTable<T.F> {
    MeasuredTable(T(connection)) { [self] in tellHeld(.sweep, $0) }
  }
}

/// Why an inline model held the writer for a time that grows with its rows.
package enum InlineHold: String, Sendable, CaseIterable {
  case sweep
  /// The last unit of a rebuild, which found rows to mend.
  case rebuild
}

/// Is told on the writer's thread, for a unit that may yet fail or run again; must be short.
package typealias InlineHolds = @Sendable (_ model: String, _ hold: InlineHold, _ duration: Duration) -> Void
