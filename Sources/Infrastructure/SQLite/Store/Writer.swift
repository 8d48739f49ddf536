import Foundation
import Synchronization
import Waiting

/// The one writer of a file, on a thread of its own. Units of work that wait together share one commit.
///
/// Units wait in `WriterLines`, behind the lock of `WriterQueue`. The thread, whose life is `WriterLoop`, takes a batch
/// of them at a time. What becomes of a batch stands in `WriterSession`.
///
/// After a failure that leaves its connection untrusted it takes no units, and opens the file anew by itself: it looks for
/// damage, loads the state, and makes sure that the disk takes a commit. Meanwhile `condition` says why.
///
/// `State` is what the writer holds in memory beside the file (the next position, say). It is copied for each unit, so
/// it should be small; a unit that fails leaves it as it was.
package final class Writer<State: Sendable>: Sendable {
  let queue: WriterQueue<State>
  private let figures = WriterFigures()
  private let health: WriterHealth

  /// Blocks until the file is open and looked through; throws `FileDamaged`, and what the opening or `loadState` throws.
  /// Where the file can be read but not be written, the writer begins stopped.
  ///
  /// - Parameters:
  ///   - queueLimit: units of each class that may wait; the next gets `WriterQueueFull`.
  ///   - maximumBatch: units that may share a commit.
  ///   - loadState: runs on the writer's thread, after each opening; the place for migrations.
  ///   - afterCommit: runs on the writer's thread after each commit, before its callers are answered; must be short.
  ///   - conditionChanged: runs on the writer's thread, before those are answered whom the change concerns.
  ///   - backOff: the pauses between tries to open the file anew, and to commit after a refusal.
  ///   - groupCommit: false commits each unit alone, for comparison.
  package init(
    path: String,
    queueLimit: Int = 1_000,
    maximumBatch: Int = 256,
    loadState: @escaping @Sendable (Connection) throws -> State,
    afterCommit: @escaping @Sendable (State) -> Void = { _ in },
    conditionChanged: @escaping @Sendable (WriterCondition) -> Void = { _ in },
    backOff: BackOff = BackOff(),
    groupCommit: Bool = true,
    synchronous: ConnectionMode.Synchronous = .full,
    logLimits: LogLimits = LogLimits()
  ) throws {
    queue = WriterQueue(limit: queueLimit)
    health = WriterHealth(changed: conditionChanged)
    let loop = WriterLoop(
      path: path, synchronous: synchronous, maximumBatch: groupCommit ? max(1, maximumBatch) : 1,
      logLimits: logLimits, backOff: backOff, queue: queue, figures: figures, health: health, loadState: loadState,
      afterCommit: afterCommit)
    let opening = Monitor<Result<Void, any Error>?>(nil)
    let thread = Thread {
      loop.run { result in
        opening.withLock { $0 = result }
        opening.signal()
      }
    }
    thread.name = "writer"
    thread.stackSize = 4 << 20
    thread.start()
    try opening.wait { $0 }.get()
  }

  deinit {
    queue.beginClosing()
  }

  /// Runs `unit` on the writer's thread, in one transaction; it sees what the units before it wrote. Answers after the
  /// commit is durable. What `unit` throws is thrown here, and nothing of it is left.
  ///
  /// `unit` runs again when another one's failure has ended the transaction they shared, so its only effects must be
  /// on what it is handed. Throws `WriterQueueFull`, `WriterStopped`, `OutcomeUnknown` or `SQLiteError` besides.
  package func perform<R: Sendable>(
    for unitClass: WriterClass = .client, _ unit: @escaping @Sendable (Connection, inout State) throws -> R
  ) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      queue.add(
        WriterUnit(
          run: { connection, state in
            let result = try unit(connection, &state)
            return { continuation.resume(returning: result) }
          },
          refuse: { continuation.resume(throwing: $0) }
        ), to: unitClass)
    }
  }

  /// Finishes what waits, copies the log into the file and closes it. May be called again.
  package func close() async {
    await withCheckedContinuation { queue.close($0) }
  }
}

extension Writer {
  package var isStopped: Bool { queue.refusal != nil }

  package var condition: WriterCondition { health.condition }

  /// Units that wait.
  package var waiting: Int { queue.count }

  /// Commits that wrote something, since the last opening.
  package var commits: Int { figures.commits.load(ordering: .relaxed) }

  /// Pages in the write-ahead log.
  package var pagesInLog: Int { figures.pagesInLog.load(ordering: .relaxed) }
}
