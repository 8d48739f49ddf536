package import API
package import Configuration
import Kernel
import Projections
package import Queries
import SQLiteProjections
import SQLiteReaders
import SQLiteStore
import Signals
package import Telemetry

/// The read side on its files: a projector for each projection, the readers, the bus over them.
package struct ReadModels: Sendable {
  package let bus: QueryBus
  package let checks: [ReadinessCheck]
  private let projectors: [Projector]
  private let pools: [ReadPool]

  package init(_ configuration: Configuration, _ write: WriteStore, metrics: Metrics, log: Logger) throws {
    let folder = configuration[TandemSettings.readFolder]
    try Folders.make(folder)
    let board = PositionBoard(epoch: write.epoch, log: write.log) { projection, fault in
      log.error("projection halted", attributes: [("projection", .string(projection)), ("error", .string(fault))])
    }
    let limit = configuration[TandemSettings.queryTimeLimit]
    func pool(_ path: String, _ size: Int) throws -> ReadPool {
      try ReadPool(path: path, size: size, queryLimit: limit)
    }

    let orderSummary = try SQLiteProjectionStore(OrderSummaryTable.self, folder: folder, epoch: write.epoch)
    let customerOverview = try SQLiteProjectionStore(CustomerOverviewTable.self, folder: folder, epoch: write.epoch)
    let productSales = try SQLiteProjectionStore(ProductSalesTable.self, folder: folder, epoch: write.epoch)
    let logPool = try pool(write.path, 2)
    let source = SQLiteEventSource(logPool)
    let runners: [any ProjectionRunner] = [
      FoldRunner(OrderSummaryProjection.self, source: source, store: orderSummary),
      FoldRunner(CustomerOverviewProjection.self, source: source, store: customerOverview),
      FoldRunner(ProductSalesProjection.self, source: source, store: productSales),
    ]
    projectors = runners.map { Projector($0, signal: write.log, observer: board) }

    let size = configuration[TandemSettings.readPoolSize]
    let orderPool = try pool(SQLiteProjectionStore<OrderSummaryTable>.path(in: folder), size)
    let customerPool = try pool(SQLiteProjectionStore<CustomerOverviewTable>.path(in: folder), size)
    let productPool = try pool(SQLiteProjectionStore<ProductSalesTable>.path(in: folder), size)
    pools = [logPool, orderPool, customerPool, productPool]
    let deps = QueryDeps(
      orders: SQLiteOrderReader(orderPool), customers: SQLiteCustomerReader(customerPool),
      products: SQLiteProductReader(productPool), events: SQLiteEventReader(logPool, growth: write.log))
    bus = try QueryBus(
      deps.registrations, positions: board,
      meter: BusMetrics("query_duration_seconds", help: "How long queries took.", in: metrics))

    let lagLimit = configuration[TandemSettings.projectionLagLimit] / .seconds(1)
    checks = runners.map { runner in
      ReadinessCheck("projection \(runner.name)") { board.fault(of: runner.name, lagLimit: lagLimit) }
    }
    let lag = metrics.gauges(
      "projection_lag_events", help: "Events that a read model has still to apply.", labels: ["projection"])
    for runner in runners {
      lag.with(runner.name).observe {
        Double(write.log.head.value - board.position(of: runner.name).value)
      }
    }
  }

  package func start() {
    for projector in projectors { projector.start() }
  }

  package func close() async {
    for projector in projectors { await projector.stop() }
    for pool in pools { pool.close() }
  }
}
