import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport

/// Runs the projections of Orders over the log of a stopped service, into a folder of its own.
struct OrdersReplay {
  let files: OrdersFiles
  let orders: any ProjectionRunner
  let customers: any ProjectionRunner

  init(_ service: TemporaryFolder, into folder: TemporaryFolder, epoch: UInt64) throws {
    let source = SQLiteEventSource(
      try ReadPool(path: "\(service.path)/write.sqlite", size: 1, queryLimit: .seconds(10)))
    files = OrdersFiles(folder.path)
    orders = FoldRunner(
      OrderSummaryProjection.self, source: source,
      store: try SQLiteProjectionStore(OrderSummaryTable.self, folder: folder.path, epoch: epoch))
    customers = FoldRunner(
      CustomerOverviewProjection.self, source: source,
      store: try SQLiteProjectionStore(CustomerOverviewTable.self, folder: folder.path, epoch: epoch))
  }

  /// Applies all there is.
  func run(stretch: Int) throws {
    for runner in [orders, customers] { try run(runner, stretch) }
  }

  @discardableResult
  func runOrders(stretch: Int) throws -> Position {
    try run(orders, stretch)
  }

  @discardableResult
  private func run(_ runner: any ProjectionRunner, _ stretch: Int) throws -> Position {
    var last = try runner.checkpoint()
    while case let next = try runner.advance(limit: stretch), next > last { last = next }
    return last
  }
}

/// A stopped service that has done a random history.
struct PlayedOrders {
  let folder: TemporaryFolder
  let files: OrdersFiles
  let orders: Int
  let head: Position

  init(_ commands: Int, seed: UInt64) async throws {
    let service = try TestService()
    var history = RandomOrders(service, seed: seed)
    try await history.send(commands)
    if let position = history.position { await service.caughtUp(to: position) }
    head = service.head
    await service.stop()
    folder = service.folder
    files = OrdersFiles(of: folder)
    orders = history.orders.count
  }
}
