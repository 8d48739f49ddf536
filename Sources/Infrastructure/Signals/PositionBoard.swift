import Dispatch
package import Kernel
package import Projections
import QueryPorts
import Synchronization

/// Where each read model stands. Projectors write on it; queries that need a position wait at it.
package final class PositionBoard: Sendable {
  struct State {
    var entries: [String: BoardEntry] = [:]
    var waiters = PositionWaiters()

    /// With the end of the log: where the one of several models is that is furthest behind.
    func furthestBehind(_ head: Position) -> ([ReadModel]) -> Position {
      { [entries] models in models.map { entries[$0.name]?.position(head: head) ?? .start }.min() ?? .start }
    }
  }

  let epoch: UInt64
  let log: any LogSignal
  let lagLimit: Double
  let report: @Sendable (_ projection: String, _ fault: String) -> Void
  let tell: @Sendable (_ projection: String, _ news: String) -> Void
  let alarm: @Sendable (_ projection: String, _ damage: String) -> Void
  let now: @Sendable () -> UInt64
  let state = Mutex(State())
  let deadlines = Deadlines()

  /// `report` is told once of each new fault of a projection, of what comes to stand still, and of a lag beyond
  /// `lagLimit` seconds; `tell` of rows that were built; `alarm` of each damage; `now` is a clock that never goes back, in nanoseconds.
  package init(
    epoch: UInt64, log: any LogSignal, lagLimit: Double = .infinity,
    report: @escaping @Sendable (_ projection: String, _ fault: String) -> Void = { _, _ in },
    tell: @escaping @Sendable (_ projection: String, _ news: String) -> Void = { _, _ in },
    alarm: @escaping @Sendable (_ projection: String, _ damage: String) -> Void = { _, _ in },
    now: @escaping @Sendable () -> UInt64 = { DispatchTime.now().uptimeNanoseconds }
  ) {
    self.epoch = epoch
    self.log = log
    self.lagLimit = lagLimit
    self.report = report
    self.tell = tell
    self.alarm = alarm
    self.now = now
  }

  /// Times that somebody's wait may run out at: none is left of waits that have ended.
  package var timesSet: Int { deadlines.count }

  package func position(of projection: String) -> Position {
    let head = log.head
    return state.withLock { $0.entries[projection]?.position(head: head) ?? .start }
  }

  /// The models' rows are always those of the log's end, but while they are built: inline ones, and those that are read
  /// from the tables that commands keep.
  package func areLevel(_ models: [String]) {
    state.withLock { state in
      for model in models { state.entries[model, default: BoardEntry()].isLevel = true }
    }
  }

  func look(at projection: String) -> (entry: BoardEntry, now: UInt64, head: Position) {
    (state.withLock { $0.entries[projection] ?? BoardEntry() }, now(), log.head)
  }
}
