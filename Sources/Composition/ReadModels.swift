package import API
package import Configuration
package import Kernel
import Projections
package import Queries
package import QueryPorts
import SQLiteProjections
import SQLiteReaders
import SQLiteStore
import Signals
package import Telemetry

/// The read side on its files: a projector for each projection, the readers, the bus over them.
package struct ReadModels: Sendable {
  /// How long the log may be read for one stretch, with all that its events bring about.
  static let stretchLimit: Duration = .seconds(600)

  package let bus: QueryBus
  package let checks: [ReadinessCheck]
  private let desk: ProjectionDesk
  private let projectors: [Projector]
  /// Those that will be built from the log first.
  private let unbuilt: [String]
  private let pools: [ReadPool]

  package init(
    _ configuration: Configuration, _ features: FeatureSet, _ write: WriteStore, metrics: Metrics, log: Logger,
    watch: BuildWatch? = nil
  ) throws {
    let folder = configuration[TandemSettings.readFolder]
    log.tellClosed(try PrivateFolder.make(folder))
    let lagLimit = configuration[TandemSettings.projectionLagLimit] / .seconds(1)
    let diary = ProjectionDiary(log: log)
    let damages = metrics.counters(
      "projection_damaged_total", help: "How often the file of a read model was found to be damaged.",
      labels: ["projection"])
    let board = PositionBoard(
      epoch: write.epoch, log: write.log, lagLimit: lagLimit, report: diary.warn, tell: diary.tell,
      alarm: { projection, damage in
        damages.with(projection).increment()
        diary.alarm(projection, "its file is damaged (\(damage)): the rows are built anew from the log")
      })
    let limit = configuration[TandemSettings.queryTimeLimit]
    let size = configuration[TandemSettings.readPoolSize]
    // A projection holds a connection for a whole stretch, its rebuild another.
    let sourcePool = try ReadPool(
      path: write.path, size: 2 * max(1, features.features.flatMap(\.readModels).count), queryLimit: Self.stretchLimit)
    let source = SQLiteEventSource(sourcePool)
    var readers: [String: ReadPool] = [:]
    var bells: [String: DamageBell] = [:]
    func runner<T: SQLiteTable>(_ table: T.Type) throws -> any RebuildableRunner {
      let bell = DamageBell()
      let pool = ReadPool(
        size: size, queryLimit: limit,
        refuse: { error in
          bell.heed(error)
          return ReadsUnavailable.refusal(for: error)
        })
      (readers[T.F.name], bells[T.F.name]) = (pool, bell)
      let store = try SQLiteProjectionStore(
        table, folder: folder, epoch: write.epoch, isLogEmpty: write.log.head == .start, readers: pool)
      return FoldRunner(T.F.self, source: source, store: store)
    }

    let inline = write.inline.runners(upkeep: write.writer, file: sourcePool, folder: folder)
    let runners = try features.readModels(.asynchronous).map { try runner($0) } + inline
    board.areLevel(inline.map(\.name))
    for runner in runners where !runner.hasRows {
      board.rebuilding(runner.name, at: .start, isFirst: true)
      if let damage = runner.damage { board.damaged(runner.name, damage) }
    }
    projectors = runners.map { Projector($0, signal: write.log, observer: board) }
    for projector in projectors { bells[projector.name]?.ring(for: projector) }
    pools = [sourcePool] + readers.values
    desk = ProjectionDesk(
      projectors: projectors, board: board,
      versions: Dictionary(uniqueKeysWithValues: runners.map { ($0.name, $0.version) }), lagLimit: lagLimit,
      log: write.log, diary: diary, pauses: PauseNotes(folder: folder), watch: watch)
    write.projections.open(to: desk)
    unbuilt = runners.filter { !$0.hasRows }.map(\.name)

    let writeFile = ReadSource(write.ports.writeFile, .logHead)
    let sources = Dictionary(uniqueKeysWithValues: inline.map { ($0.name, writeFile) })
    let ports = ReadPorts(
      writeFile: writeFile, growth: write.log, projections: ProjectionDeskReader(desk: desk, epoch: write.epoch),
      sources: sources.merging(readers.mapValues { ReadSource($0, .checkpoint) }) { $1 })
    bus = try QueryBus(
      try features.features.flatMap { try $0.queries(ports) }, positions: board,
      meter: BusMetrics("query_duration_seconds", help: "How long queries took.", in: metrics))
    checks = runners.map { runner in
      ReadinessCheck("projection \(runner.name)") { board.fault(of: runner.name, lagLimit: lagLimit) }
    }
    ProjectionGauges(metrics).observe(runners.map(\.name)) {
      board.status(of: $0, version: 0, lagLimit: lagLimit)
    }
  }

  package func start() {
    for name in unbuilt { desk.diary.tell(name, "it has no rows: they are built from the log") }
    desk.holdPaused()
    for projector in projectors { projector.start() }
  }

  /// Returns when each of them has applied the position, or the seconds are over.
  package func catchUp(to position: Position, atMost seconds: Double) async {
    _ = await desk.board.wait(for: position, in: projectors.map { ReadModel($0.name) }, atMost: seconds)
  }

  package func close() async {
    for projector in projectors { await projector.stop() }
    for pool in pools { pool.close() }
  }
}
