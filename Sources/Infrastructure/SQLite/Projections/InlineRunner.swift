import Kernel
import Projections
import SQLiteStore

/// Builds the rows of an inline model, for the first time or anew; commands keep them level in between.
struct InlineRunner<T: SQLiteTable>: RebuildableRunner {
  /// Events in one unit of the writer: commands that come in meanwhile wait for it.
  private static var stretch: Int { 500 }

  let model: InlineProjection<T>
  let upkeep: any WriterUpkeep
  let file: ReadPool
  let folder: String

  var name: String { model.name }
  var version: Int { T.F.version }
  var lifecycle: ReadModelLifecycle { .inline }

  var hasRows: Bool { (try? isLive()) ?? false }

  /// The end of the log, when the model is live.
  func checkpoint() throws -> Position {
    try file.read { connection in
      guard let standing = try connection.inlineStanding(of: name) else { return .start }
      return try standing.isLive ? SQLiteEventLog(connection).head() : standing.position
    }
  }

  func parked() throws -> [Parked] { [] }

  func advance(limit: Int) throws -> Position { try checkpoint() }

  func retry() throws -> Bool { true }

  func standing() throws -> Standing { Standing(position: try checkpoint()) }

  /// Nothing of it is ever parked, so there is nothing to announce.
  func rebuild(
    while goOn: (Position) -> Bool, announcing announce: (Standing) -> Void
  ) throws -> [TableDifference]? {
    try isLive() ? mend(while: goOn) : build(while: goOn)
  }

  /// In the place where they are used, and used by nobody before they are complete. One that was stopped goes on where
  /// it was.
  private func build(while goOn: (Position) -> Bool) throws -> [TableDifference]? {
    guard goOn(try checkpoint()) else { return nil }
    while true {
      let step = try upkeep.performAndWait { [model] in try model.catchUp(limit: Self.stretch, on: $0) }
      if step.isLive { return [] }
      guard goOn(step.position) else { return nil }
    }
  }

  private func isLive() throws -> Bool {
    try file.read { try $0.isInlineLive(name) }
  }
}
