package import Kernel

/// A projection whose rows can be built anew beside those in use.
package protocol RebuildableRunner: ProjectionRunner {
  /// False until the rows of this version and epoch have been built for the first time, and when they are damaged. Never
  /// waits for what is done with the rows.
  var hasRows: Bool { get }
  /// Why the rows can't be relied on; nil when nothing speaks against them. What is damaged is built anew.
  var damage: String? { get }
  /// Takes the rows of that file for damaged from now on. False when they stand in another one by now, or are known to be.
  func distrust(_ file: String, because reason: String) -> Bool

  /// Builds the rows anew from the log and puts them in the place of those in use. Those go on meanwhile; for the swap
  /// they stand still at the position that the new ones have. `goOn` is told where it begins, then how far it is, and
  /// answers whether to go on. `announce` is told of the new rows before anybody can read them. Nil when it was stopped:
  /// the next rebuild takes up what is done.
  func rebuild(
    while goOn: (_ done: Position) -> Bool, announcing announce: (Standing) -> Void
  ) throws -> [TableDifference]?
}

extension RebuildableRunner {
  /// Where nobody else reads.
  package func rebuild(while goOn: (_ done: Position) -> Bool) throws -> [TableDifference]? {
    try rebuild(while: goOn, announcing: { _ in })
  }
}

/// A store that can hold a second file beside its own.
package protocol RebuildableStore<F>: ProjectionStore {
  associatedtype Build: ProjectionBuild where Build.F == F

  var hasRows: Bool { get }
  var damage: String? { get }

  func distrust(_ file: String, because reason: String) -> Bool

  /// An empty file, or the one that was kept.
  func beginBuild() throws -> Build

  /// Compares the rows of a table with those in use, as they are at one moment: `catchUp` brings the build to its
  /// position, while those in use go on.
  func differences(from build: Build, _ catchUp: (Position) throws -> Void) throws -> [TableDifference]

  /// Puts the build in the place of the file in use, which stands still from before `catchUp`, that brings the build to
  /// its position, until the swap is done. `announce` is told before readers come to the new rows.
  func replace(
    with build: Build, announcing announce: (Standing) -> Void, _ catchUp: (Position) throws -> Void
  ) throws
}

/// Rows under construction, seen by nobody.
package protocol ProjectionBuild<F>: ProjectionStore {
  /// Makes the indices, and the file one that outlives a crash. Rows may still be added.
  func finish() throws
  /// Leaves what is done for the next rebuild.
  func keep() throws
  func discard()
}

/// What a rebuild changed in one table. Not an error: it mends what replay would not have made.
package struct TableDifference: Equatable, Sendable, CustomStringConvertible {
  package let table: String
  package let before: Int
  package let after: Int

  package init(table: String, before: Int, after: Int) {
    self.table = table
    self.before = before
    self.after = after
  }

  package var description: String { "\(table): \(before) rows were not those of a replay, \(after) are new" }
}

/// Of rows that stand in no file of their own.
extension RebuildableRunner {
  package var damage: String? { nil }

  package func distrust(_ file: String, because reason: String) -> Bool { false }
}

extension FoldRunner: RebuildableRunner where Store: RebuildableStore {
  package var hasRows: Bool { store.hasRows }
  package var damage: String? { store.damage }

  package func distrust(_ file: String, because reason: String) -> Bool {
    store.distrust(file, because: reason)
  }

  package func rebuild(
    while goOn: (Position) -> Bool, announcing announce: (Standing) -> Void
  ) throws -> [TableDifference]? {
    var build = try store.beginBuild()
    if try !build.parked().isEmpty {
      // The one that was kept, and what it parked may be mended by now.
      build.discard()
      build = try store.beginBuild()
    }
    let runner = FoldRunner<F, Store.Build>(F.self, source: source, store: build)
    do {
      _ = goOn(try build.checkpoint())
      guard try runner.fill(upTo: goal(after:), while: goOn) else {
        try build.keep()
        return nil
      }
      try build.finish()
      // What came in while the indices were made.
      try runner.advance(to: try goal(after: try build.checkpoint()))
      let differences = try store.differences(from: build, runner.advance(to:))
      try store.replace(with: build, announcing: announce, runner.advance(to:))
      return differences
    } catch {
      build.discard()
      throw error
    }
  }

  /// Where the rows in use are; without any, further than the log goes.
  private func goal(after position: Position) throws -> Position {
    store.hasRows ? max(position, try store.checkpoint()) : Position(.max)
  }
}
