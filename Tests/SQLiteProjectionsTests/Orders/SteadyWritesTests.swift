import Foundation
import Kernel
import Projections
import SQLiteProjections
import SQLiteStore
import TestSupport
import Testing

/// A rebuild comes to its end while events come in as fast as it reads them.
@Suite struct SteadyWritesTests {
  private let played: PlayedOrders
  private let folder: TemporaryFolder

  init() async throws {
    played = try await PlayedOrders(150, seed: 151)
    folder = try TemporaryFolder()
  }

  private func runner(
    _ source: any EventSource & Sendable, isLogEmpty: Bool
  ) throws -> FoldRunner<OrderSummaryProjection, SQLiteProjectionStore<OrderSummaryTable>> {
    FoldRunner(
      OrderSummaryProjection.self, source: source,
      store: try SQLiteProjectionStore(
        OrderSummaryTable.self, folder: folder.path, epoch: try played.files.epoch(), isLogEmpty: isLogEmpty))
  }

  private func log() throws -> SQLiteEventSource {
    SQLiteEventSource(try ReadPool(path: PoisonedLog(played).path, size: 2, queryLimit: .seconds(60)))
  }

  @Test func theFirstOneLeavesWhatCameMeanwhileToTheProjector() throws {
    let runner = try runner(GrowingLog(log: try log(), end: Position(20)), isLogEmpty: false)
    #expect(try runner.rebuild { _ in true } == [])
    #expect(try runner.checkpoint() < Position(40))
    try run(runner, stretch: 1000)
    #expect(try OrdersFiles(folder.path).orderRows() == played.files.orderRows())
  }

  @Test func oneBesideRowsInUseDoesNotRunAfterThem() throws {
    let runner = try runner(try log(), isLogEmpty: true)
    _ = try runner.advance(limit: 20)
    var reports = 0
    let differences = try runner.rebuild { _ in
      reports += 1
      _ = try? runner.advance(limit: 1)
      return true
    }
    #expect(differences == [])
    #expect(reports < 5)
    try run(runner, stretch: 1000)
    #expect(try OrdersFiles(folder.path).orderRows() == played.files.orderRows())
  }
}

/// Has one event more each time it is read.
private final class GrowingLog: EventSource, @unchecked Sendable {  // One thread reads it.
  private let log: SQLiteEventSource
  private var end: Position

  init(log: SQLiteEventSource, end: Position) {
    self.log = log
    self.end = end
  }

  func read(after position: Position, limit: Int, _ body: (StoredEvent) throws -> Void) throws -> LogMark? {
    end = end.next
    return try log.read(after: position, limit: min(limit, Int(end.value - position.value)), body)
  }

  func read(at position: Position, _ body: (StoredEvent) throws -> Void) throws {
    try log.read(at: position, body)
  }
}
