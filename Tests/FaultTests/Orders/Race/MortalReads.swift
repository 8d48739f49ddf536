import API
import CommandPorts
import Composition
import Foundation
import Kernel
import Projections
import Queries
import QueryDeps
import SQLiteProjections
import SQLiteReaders
import SQLiteStore
import SQLiteWriters
import Signals
import Synchronization
import Telemetry
import TestSupport

/// A service without a socket whose projectors can be ended and begun anew on reopened files, one by one, while the
/// same query bus goes on answering.
final class MortalReads: Sendable {
  let write: WriteStore
  let queries: QueryBus
  private let board: PositionBoard
  private let source: SQLiteEventSource
  private let births: [@Sendable () throws -> any RebuildableRunner]
  private let living = Mutex<[Int: Projector]>([:])
  private let pools: [ReadPool]
  private let folder: TemporaryFolder

  init() throws {
    let folder = try TemporaryFolder()
    let write = try WriteStore(
      TestService.configuration(folder), FeatureSet(Feature.all), metrics: Metrics(),
      log: Logger(minimum: .error, sink: LogSink { _ in }))
    let epoch = try LogIdentity(path: write.path).epoch
    let logPool = try ReadPool(path: write.path, size: 2, queryLimit: .seconds(5))
    let source = SQLiteEventSource(logPool)
    let pools = (0..<3).map { _ in ReadPool(size: 4, queryLimit: .seconds(5)) }
    func birth<T: SQLiteTable & SendableMetatype>(
      _ table: T.Type, _ readers: ReadPool
    ) -> @Sendable () throws -> any RebuildableRunner {
      {
        let store = try SQLiteProjectionStore(T.self, folder: folder.path, epoch: epoch, readers: readers)
        return FoldRunner(T.F.self, source: source, store: store)
      }
    }
    births = [
      birth(OrderSummaryTable.self, pools[0]), birth(CustomerOverviewTable.self, pools[1]),
      birth(ProductSalesTable.self, pools[2]),
    ]
    board = PositionBoard(epoch: epoch, log: write.log)
    let deps = OrderQueryDeps(
      orders: SQLiteOrderReader(ReadSource(pools[0], .checkpoint)),
      customers: SQLiteCustomerReader(ReadSource(pools[1], .checkpoint)),
      products: SQLiteProductReader(ReadSource(pools[2], .checkpoint)))
    queries = try QueryBus(
      deps.registrations, positions: board,
      meter: BusMetrics("query_duration_seconds", help: "", in: Metrics()))
    (self.folder, self.write, self.source, self.pools) = (folder, write, source, pools + [logPool])
    for number in births.indices { try beget(number) }
  }

  /// Ends one that is drawn, or begins it anew. True for an end.
  func disturb(_ random: inout SplitMix64) async throws -> Bool {
    let number = Int.random(in: births.indices, using: &random)
    guard let projector = living.withLock({ $0.removeValue(forKey: number) }) else {
      try beget(number)
      return false
    }
    await projector.stop()
    return true
  }

  func reviveAll() throws {
    for number in births.indices where living.withLock({ $0[number] == nil }) { try beget(number) }
  }

  func close() async {
    for projector in living.withLock({ Array($0.values) }) { await projector.stop() }
    for pool in pools { pool.close() }
    await write.close()
  }

  func context() -> CommandContext {
    CommandContext(
      commandID: write.services.ids.fresh(), principal: Principal(id: "test", role: .admin),
      acceptedAt: write.services.clock.now(), repetition: .unrecognised)
  }

  private func beget(_ number: Int) throws {
    let projector = Projector(try births[number](), signal: write.log, observer: board)
    living.withLock { $0[number] = projector }
    projector.start()
  }
}
