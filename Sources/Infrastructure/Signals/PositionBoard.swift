import Dispatch
package import Kernel
package import Projections
package import QueryPorts
import Synchronization

/// Where each read model stands. Projectors write on it; queries that need a position wait at it.
package final class PositionBoard: ReadPositions, ProjectionObserver {
  private struct Entry {
    var position = Position.start
    var parked: [ParkedRow] = []
    /// By the board's clock, nanoseconds.
    var beat: UInt64 = 0
    /// Since when it has been behind the log without a break; nil when it is not.
    var behindSince: UInt64?
    var fault: String?
  }

  private struct Waiter {
    let id: UInt64
    let position: Position
    let models: [ReadModel]
    let continuation: CheckedContinuation<Position, Never>
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var waiters: [Waiter] = []
    var nextWaiter: UInt64 = 0

    func furthestBehind(_ models: [ReadModel]) -> Position {
      models.map { entries[$0.name]?.position ?? .start }.min() ?? .start
    }
  }

  private let epoch: UInt64
  private let log: any LogSignal
  private let report: @Sendable (_ projection: String, _ fault: String) -> Void
  private let now: @Sendable () -> UInt64
  private let state = Mutex(State())

  /// `report` is told of each new fault of a projection, once; `now` is a clock that never goes back, in nanoseconds.
  package init(
    epoch: UInt64, log: any LogSignal,
    report: @escaping @Sendable (_ projection: String, _ fault: String) -> Void = { _, _ in },
    now: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
  ) {
    self.epoch = epoch
    self.log = log
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
        .filter { $0.position <= position && (row == nil || row == $0.name) }
        .map(\.position).min()
    }
  }

  package func advanced(_ projection: String, to position: Position, parked: [ParkedRow] = []) {
    let head = log.head
    let now = self.now()
    let served = state.withLock { state -> [(Waiter, Position)] in
      var entry = state.entries[projection] ?? Entry()
      entry.position = position
      entry.parked = parked
      entry.beat = now
      entry.fault = nil
      entry.behindSince = position < head ? entry.behindSince ?? now : nil
      state.entries[projection] = entry
      let ready = state.waiters.filter { state.furthestBehind($0.models) >= $0.position }
      guard !ready.isEmpty else { return [] }
      state.waiters.removeAll { waiter in ready.contains { $0.id == waiter.id } }
      return ready.map { ($0, state.furthestBehind($0.models)) }
    }
    for (waiter, position) in served { waiter.continuation.resume(returning: position) }
  }

  package func halted(_ projection: String, _ error: any Error) {
    let fault = "\(error)"
    let isNew = state.withLock { state in
      var entry = state.entries[projection] ?? Entry()
      defer { state.entries[projection] = entry }
      entry.beat = self.now()
      entry.behindSince = entry.behindSince ?? entry.beat
      defer { entry.fault = fault }
      return entry.fault != fault
    }
    if isNew { report(projection, fault) }
  }

  /// What is wrong with a projection: it has halted, it is further behind than `lagLimit` seconds, or its loop has
  /// been silent for as long. Nil when all is well.
  package func fault(of projection: String, lagLimit: Double) -> String? {
    let now = self.now()
    guard let entry = state.withLock({ $0.entries[projection] }) else { return "not started" }
    if let fault = entry.fault { return "halted at \(entry.position.value): \(fault)" }
    if let since = entry.behindSince, Self.seconds(since, now) > lagLimit {
      return "\(log.head.value - entry.position.value) events behind"
    }
    if Self.seconds(entry.beat, now) > max(lagLimit, Self.longestSilence) { return "silent" }
    return nil
  }

  package func position(of projection: String) -> Position {
    state.withLock { $0.entries[projection]?.position ?? .start }
  }

  /// A projector reports at least once a second; seconds.
  private static let longestSilence = 5.0

  private static func seconds(_ start: UInt64, _ end: UInt64) -> Double {
    end > start ? Double(end - start) / 1e9 : 0
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
