package import Kernel

extension FoldRunner {
  /// Rows that a build holds in memory, a hundred MiB or so: most of them are then written once.
  private static var cachedRows: Int { 100_000 }
  /// Events in one transaction of a build, and so between two reports of its progress.
  private static var largeStretch: Int { 10_000 }

  /// For rows that nobody reads yet: applies the log up to the goal, which is asked for the present position, less what
  /// comes in meanwhile: a short stretch is the last, or it would run after a log that grows as fast. False when it was
  /// stopped.
  package func fill(upTo goal: (Position) throws -> Position, while goOn: (Position) -> Bool) throws -> Bool {
    let rows = RowCache<F>(capacity: Self.cachedRows)
    var goesOn = true
    var isFar = true
    while goesOn, isFar {
      let before = try store.checkpoint()
      let limit = min(Int64(Self.largeStretch), try goal(before).value - before.value)
      let position = try store.advance { checkpoint, table, quarantine in
        try apply(after: checkpoint, Int(limit), rows, table, quarantine)
      }
      goesOn = goOn(position)
      isFar = position.value - before.value >= Int64(Self.largeStretch)
    }
    try store.change { table, _ in try rows.flush(to: table) }
    return goesOn
  }

  /// Applies what the log has up to a position, if it goes as far.
  func advance(to position: Position) throws {
    while case let before = try checkpoint(), before < position {
      let limit = min(position.value - before.value, Int64(Self.largeStretch))
      guard try advance(limit: Int(limit)).value - before.value >= limit else { return }
    }
  }
}
