import Domain
import Kernel
import Projections
import SQLiteProjections
import Synchronization
import TestSupport
import Testing

/// A rebuild puts other rows in place after the projection has read the log and before it writes: its batch knows
/// nothing of the streams that stand still behind the new ones.
@Suite struct StandingStreamSwapTests {
  @Test(arguments: [true, false]) func theLogIsReadAgain(_ isMended: Bool) async throws {
    let played = try await PlayedOrders(200, seed: 111)
    let poisoned = try PoisonedOrder(played.folder)
    if !isMended { try poisoned.mend() }
    let source = SwappingSource(source: poisoned.source)
    let folder = try TemporaryFolder()
    let runner = try poisoned.runner(CustomerOverviewTable.self, in: folder, source: source)
    while try runner.checkpoint() < poisoned.position { _ = try runner.advance(limit: 1) }
    #expect(try runner.parked().count == (isMended ? 1 : 0))
    source.afterRead {
      try isMended ? poisoned.mend() : poisoned.log.poison(poisoned.position)
      _ = try runner.rebuild { _ in true }
    }
    try run(runner, stretch: 1000)
    let clean = try poisoned.built(CustomerOverviewTable.self)
    #expect(try images(of: CustomerOverviewTable.self, in: folder.path) == clean.rows)
    #expect(try progress(of: CustomerOverviewTable.self, in: folder.path) == clean.progress)
  }
}

/// Does something once, between reading a stretch and handing it over.
private final class SwappingSource: EventSource {
  private let source: SQLiteEventSource
  private let pending = Mutex<(@Sendable () throws -> Void)?>(nil)

  init(source: SQLiteEventSource) {
    self.source = source
  }

  func afterRead(_ action: @escaping @Sendable () throws -> Void) {
    pending.withLock { $0 = action }
  }

  func read<Event: Sendable>(
    after position: Position, limit: Int, as types: [EventType<Event>], standing streams: Set<String>
  ) throws -> EventBatch<Event> {
    let batch = try source.read(after: position, limit: limit, as: types, standing: streams)
    try pending.withLock { $0.take() }?()
    return batch
  }

  func read<Event: Sendable>(at position: Position, as types: [EventType<Event>]) throws -> LogEntry<Event>? {
    try source.read(at: position, as: types)
  }
}
