import Dispatch
package import Kernel
package import Projections
package import QueryPorts
import Synchronization

/// Where each read model stands. Projectors write on it; queries that need a position wait at it.
package final class PositionBoard: ReadPositions {
  private struct Waiter {
    let id: UInt64
    let position: Position
    let models: [ReadModel]
    let continuation: CheckedContinuation<Position, Never>
  }

  private struct State {
    var entries: [String: BoardEntry] = [:]
    var waiters: [Waiter] = []
    var nextWaiter: UInt64 = 0

    func furthestBehind(_ models: [ReadModel]) -> Position {
      models.map { entries[$0.name]?.position ?? .start }.min() ?? .start
    }
  }

  private let epoch: UInt64
  private let log: any LogSignal
  private let lagLimit: Double
  private let report: @Sendable (_ projection: String, _ fault: String) -> Void
  private let now: @Sendable () -> UInt64
  private let state = Mutex(State())

  /// `report` is told of each new fault of a projection, once, of what comes to stand still, and of a lag beyond `lagLimit` seconds; `now` is a clock that never goes back, in nanoseconds.
  package init(
    epoch: UInt64, log: any LogSignal, lagLimit: Double = .infinity,
    report: @escaping @Sendable (_ projection: String, _ fault: String) -> Void = { _, _ in },
    now: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
  ) {
    self.epoch = epoch
    self.log = log
    self.lagLimit = lagLimit
    self.report = report
    self.now = now
  }

  package func check(_ token: PositionToken) throws(UnknownPosition) {
    guard token.epoch == epoch, token.position <= log.head else { throw UnknownPosition() }
  }

  package func wait(for position: Position, in models: [ReadModel], atMost seconds: Double) async -> Position {
    let present = state.withLock { $0.furthestBehind(models) }
    guard present < position, seconds > 0 else { return present }
    return await withCheckedContinuation { continuation in
      enlist(position, models, seconds, continuation)
    }
  }

  package func firstParked(upTo position: Position, in models: [ReadModel], row: String?) -> Position? {
    state.withLock { state in
      models.compactMap { state.entries[$0.name] }.flatMap(\.parked)
        .filter { $0.position <= position && ($0.place.isStream || row == nil || row == $0.place.name) }
        .map(\.position).min()
    }
  }

  package func check(_ models: [ReadModel]) throws(ReadModelRebuilding) {
    let entries = state.withLock { $0.entries }
    guard let model = models.first(where: { entries[$0.name]?.isDark == true }) else { return }
    let done = entries[model.name]?.building ?? .start
    throw ReadModelRebuilding(model: model, done: done, total: log.head)
  }

  package func position(of projection: String) -> Position {
    state.withLock { $0.entries[projection]?.position ?? .start }
  }

  func look(at projection: String) -> (entry: BoardEntry, now: UInt64, head: Position) {
    (state.withLock { $0.entries[projection] ?? BoardEntry() }, now(), log.head)
  }

  private func change(_ projection: String, _ body: (inout BoardEntry) -> Void) {
    state.withLock { body(&$0.entries[projection, default: BoardEntry()]) }
  }

  private func wake() {
    let served = state.withLock { state -> [(Waiter, Position)] in
      let ready = state.waiters.filter { state.furthestBehind($0.models) >= $0.position }
      guard !ready.isEmpty else { return [] }
      state.waiters.removeAll { waiter in ready.contains { $0.id == waiter.id } }
      return ready.map { ($0, state.furthestBehind($0.models)) }
    }
    for (waiter, position) in served { waiter.continuation.resume(returning: position) }
  }

  private func enlist(
    _ position: Position, _ models: [ReadModel], _ seconds: Double,
    _ continuation: CheckedContinuation<Position, Never>
  ) {
    let outcome = state.withLock { state -> (reached: Position?, id: UInt64) in
      let present = state.furthestBehind(models)
      if present >= position { return (present, 0) }
      state.nextWaiter += 1
      state.waiters.append(
        Waiter(id: state.nextWaiter, position: position, models: models, continuation: continuation))
      return (nil, state.nextWaiter)
    }
    if let reached = outcome.reached { return continuation.resume(returning: reached) }
    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [self] in giveUp(outcome.id) }
  }

  private func giveUp(_ id: UInt64) {
    let late = state.withLock { state -> (Waiter, Position)? in
      guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
      let waiter = state.waiters.remove(at: index)
      return (waiter, state.furthestBehind(waiter.models))
    }
    if let (waiter, position) = late { waiter.continuation.resume(returning: position) }
  }
}

extension PositionBoard: ProjectionObserver {
  package func advanced(_ projection: String, to position: Position, parked: [Parked] = []) {
    let (head, now) = (log.head, now())
    var warnings: [String] = []
    change(projection) { entry in
      entry.moved(to: position, head: head, at: now)
      warnings = entry.park(parked)
      entry.isPaused = false
      let isLate = entry.lag(at: now) > lagLimit
      if isLate, !entry.isLate { warnings.append("\(head.value - position.value) events behind") }
      entry.isLate = isLate
    }
    for warning in warnings { report(projection, warning) }
    wake()
  }

  package func paused(_ projection: String, at position: Position, parked: [Parked]) {
    let (head, now) = (log.head, now())
    change(projection) { entry in
      entry.moved(to: position, head: head, at: now)
      _ = entry.park(parked)
      entry.isPaused = true
    }
  }

  package func halted(_ projection: String, at position: Position?, _ error: any Error) {
    let (head, now) = (log.head, now())
    let fault = "\(error)"
    var isNew = false
    change(projection) { entry in
      isNew = entry.fault != fault
      if let position { entry.position = position }
      entry.halted(fault, head: head, at: now)
    }
    if isNew { report(projection, fault) }
    wake()
  }

  package func rebuilding(_ projection: String, at position: Position, isFirst: Bool) {
    let now = now()
    change(projection) { entry in
      if entry.building == nil { entry.buildRate = Rate() }
      entry.building = position
      entry.isDark = isFirst
      if isFirst { (entry.beat, entry.fault) = (now, nil) }
      entry.buildRate.moved(to: position, at: now)
    }
  }

  package func rebuilt(_ projection: String, _ differences: [TableDifference]) {
    change(projection) { ($0.building, $0.isDark) = (nil, false) }
    for difference in differences { report(projection, "\(difference)") }
  }

  package func rebuildFailed(_ projection: String, _ error: any Error) {
    change(projection) { $0.building = nil }
    report(projection, "the rebuild failed: \(error)")
  }
}
