import Composition
import Domain
import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// The gate for every projection: run live, in stretches of any length, rebuilt, and with each event told twice, its
/// tables hold the same bytes.
@Suite struct DeterminismTests {
  @Test(arguments: try FeatureSet(Feature.all).readModels(.asynchronous).indices) func theRowsAreTheSame(_ index: Int)
    async throws
  {
    try await check(FeatureSet(Feature.all).readModels(.asynchronous)[index])
  }

  private func check<T: SQLiteTable>(_ table: T.Type) async throws {
    let played = try await PlayedOrders(300, seed: 81)
    let epoch = try played.files.epoch()
    let source = SQLiteEventSource(
      try ReadPool(path: "\(played.folder.path)/write.sqlite", size: 2, queryLimit: .seconds(60)))
    let live = try images(of: table, in: played.files.folder)
    #expect(!live.isEmpty)
    for stretch in [1, 7, 1000] {
      for source in [source as any EventSource & Sendable, RepeatingSource(source: source)] {
        let folder = try TemporaryFolder()
        let store = try SQLiteProjectionStore(table, folder: folder.path, epoch: epoch)
        let runner = FoldRunner(T.F.self, source: source, store: store)
        try run(runner, stretch: stretch)
        #expect(try images(of: table, in: folder.path) == live, "in stretches of \(stretch)")
        #expect(try runner.rebuild { _ in true } == [])
        #expect(try images(of: table, in: folder.path) == live, "rebuilt")
      }
    }
  }
}

/// Tells the last events of each stretch again, and each event twice, as a reader that lost its place would.
private struct RepeatingSource: EventSource {
  let source: SQLiteEventSource

  func read(after position: Position, limit: Int, _ body: (StoredEvent) throws -> Void) throws -> LogMark? {
    try source.read(after: Position(max(0, position.value - 3)), limit: limit + 3) { stored in
      try body(stored)
      try body(stored)
    }
  }

  func read(at position: Position, _ body: (StoredEvent) throws -> Void) throws {
    try source.read(at: position, body)
  }
}
