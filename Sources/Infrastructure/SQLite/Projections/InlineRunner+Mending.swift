import Kernel
import Projections
import SQLiteStore

extension InlineRunner {
  /// Compares the rows in use with those of a replay, which fill a file beside them, and writes those that differ in one
  /// unit of the writer. One that was stopped begins anew.
  func mend(while goOn: (Position) -> Bool) throws -> [TableDifference]? {
    let files = ProjectionFiles(folder: folder, name: name, version: version)
    let replay = try InlineReplay<T>(files.underConstruction)
    defer { replay.discard() }
    guard goOn(.start) else { return nil }
    let filler = FoldRunner(T.F.self, source: SQLiteEventSource(file), store: replay)
    guard try filler.fill(upTo: { _ in Position(.max) }, while: goOn) else { return nil }
    try replay.connection.keepJournal()
    // Without holding the writer, which mostly ends it here.
    if try file.read({ try isReplayed($0, replay) }) { return [] }
    return try upkeep.performAndWait { [self] in try write(replay, to: $0) }
  }

  /// Whether the rows in use are those of a replay, both at the end of the log that the connection sees.
  private func isReplayed(_ connection: ReadConnection, _ replay: InlineReplay<T>) throws -> Bool {
    try replay.move { try catchUp(replay, with: connection) }
    return try T.contents.allSatisfy {
      try TableMerge.isDone($0.table, in: connection, from: replay.connection)
    }
  }

  private func write(_ replay: InlineReplay<T>, to connection: Connection) throws -> [TableDifference] {
    let start = ContinuousClock.now
    defer { model.tellHeld(.rebuild, start.duration(to: .now)) }
    // The unit may be rolled back and run again, after events that are other ones.
    return try replay.connection.undoing {
      _ = try catchUp(replay, with: connection.reading)
      return try T.contents.compactMap { table, _ in
        let (deleted, inserted) = try TableMerge(table, into: connection, from: replay.connection).run()
        return deleted + inserted > 0 ? TableDifference(table: table, before: deleted, after: inserted) : nil
      }
    }
  }

  private func catchUp(_ replay: InlineReplay<T>, with connection: ReadConnection) throws -> Position {
    let log = SQLiteEventLog(connection)
    let head = try log.head()
    let limit = Int(head.value - replay.position.value)
    return try model.apply(log, after: replay.position, limit: limit, to: T(replay.connection)) ?? replay.position
  }
}
