import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport

/// The log of a stopped service in which one order's first event can't be read, though later ones of it can.
struct PoisonedOrder {
  let log: PoisonedLog
  let position: Position
  let order: UUID
  /// Of the order's events.
  let depth: Int
  let source: SQLiteEventSource

  var stream: String { "order-\(order.uuidString.lowercased())" }

  /// The order's first event is beyond `start`.
  init(_ folder: TemporaryFolder, after start: Position = .start) throws {
    log = PoisonedLog("\(folder.path)/write.sqlite")
    var events: [UUID: [Position]] = [:]
    for position in try log.orderEvents() {
      events[try log.order(at: position) ?? UUID(), default: []].append(position)
    }
    let found = events.values.filter { $0.count > 1 && $0[0] > start }.min { $0[0] < $1[0] }
    guard let found, let order = try log.order(at: found[0]) else { throw NoSuchOrder() }
    (self.order, position, depth) = (order, found[0], found.count)
    source = SQLiteEventSource(try ReadPool(path: log.path, size: 1, queryLimit: .seconds(10)))
    try log.poison(position)
  }

  func mend() throws {
    try log.mend(position)
  }

  /// A projection over the log, in a folder of its own.
  func runner<T: SQLiteTable>(
    _ table: T.Type, in folder: TemporaryFolder, epoch: UInt64 = 5, source: (any EventSource & Sendable)? = nil
  ) throws -> FoldRunner<T.F, SQLiteProjectionStore<T>> {
    FoldRunner(
      T.F.self, source: source ?? self.source,
      store: try SQLiteProjectionStore(table, folder: folder.path, epoch: epoch))
  }

  /// The rows of a build on the log as it is now.
  func built<T: SQLiteTable>(_ table: T.Type, stretch: Int = 1000) throws -> (rows: Set<String>, progress: Set<String>)
  {
    let folder = try TemporaryFolder()
    let runner = try runner(table, in: folder)
    try run(runner, stretch: stretch)
    return (try images(of: table, in: folder.path), try progress(of: table, in: folder.path))
  }
}

private struct NoSuchOrder: Error {}
