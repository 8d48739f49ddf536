import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// The gate for every projection: run live, in stretches of any length, rebuilt, and with each event told twice, its
/// tables hold the same bytes.
struct DeterminismGate {
  /// Of a service that has stopped.
  let service: TemporaryFolder

  func check(_ readModels: [ReadModelDeclaration]) throws {
    for readModel in readModels { try check(readModel.table, readModel.lifecycle) }
  }

  private func check<T: SQLiteTable>(_ table: T.Type, _ lifecycle: ReadModelLifecycle) throws {
    let path = "\(service.path)/write.sqlite"
    let source = SQLiteEventSource(try ReadPool(path: path, size: 2, queryLimit: .seconds(60)))
    let live =
      switch lifecycle {
      case .asynchronous: try images(of: table, in: "\(service.path)/read")
      case .inline: try images(of: table, inFile: path)
      }
    #expect(!live.isEmpty)
    for stretch in [1, 7, 1000] {
      for source in [source as any EventSource & Sendable, RepeatingSource(source: source)] {
        let folder = try TemporaryFolder()
        let store = try SQLiteProjectionStore(table, folder: folder.path, epoch: try logEpoch(service))
        let runner = FoldRunner(T.F.self, source: source, store: store)
        try run(runner, stretch: stretch)
        #expect(try images(of: table, in: folder.path) == live, "\(T.F.name) in stretches of \(stretch)")
        #expect(try runner.rebuild { _ in true } == [])
        #expect(try images(of: table, in: folder.path) == live, "\(T.F.name) rebuilt")
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
