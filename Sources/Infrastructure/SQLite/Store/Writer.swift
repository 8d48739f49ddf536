import Foundation
import Synchronization
import Waiting

/// The one writer of a file, on a thread of its own. Units of work that wait together share one commit.
///
/// Units wait in `WriterLines`, behind the lock of `WriterQueue`. The thread, whose life is `WriterLoop`, takes a batch
/// of them at a time. What becomes of a batch stands in `WriterSession`.
///
/// `State` is what the writer holds in memory beside the file (the next position, say). It is copied for each unit, so
/// it should be small; a unit that fails leaves it as it was.
package final class Writer<State: Sendable>: Sendable {
  let queue: WriterQueue<State>
  private let figures = WriterFigures()

  /// Blocks until the file is open; throws what the opening or `loadState` throws.
  ///
  /// - Parameters:
  ///   - queueLimit: units of each class that may wait; the next gets `WriterQueueFull`.
  ///   - maximumBatch: units that may share a commit.
  ///   - loadState: runs on the writer's thread, after each opening; the place for migrations.
  ///   - afterCommit: runs on the writer's thread after each commit, before its callers are answered; must be short.
  ///   - groupCommit: false commits each unit alone, for comparison.
  package init(
    path: String,
    queueLimit: Int = 1_000,
    maximumBatch: Int = 256,
    loadState: @escaping @Sendable (Connection) throws -> State,
    afterCommit: @escaping @Sendable (State) -> Void = { _ in },
    groupCommit: Bool = true,
    synchronous: ConnectionMode.Synchronous = .full,
    logLimits: LogLimits = LogLimits()
  ) throws {
    queue = WriterQueue(limit: queueLimit)
    let loop = WriterLoop(
      path: path, synchronous: synchronous, maximumBatch: groupCommit ? max(1, maximumBatch) : 1,
      logLimits: logLimits, queue: queue,
      figures: figures, loadState: loadState, afterCommit: afterCommit)
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

  /// After a failure: opens the file anew, looks for damage, loads the state and takes units again. Throws what stands
  /// in the way, `FileDamaged` among it, and stays stopped. Does nothing when the writer runs.
  package func reopen() async throws {
    try await withCheckedThrowingContinuation { queue.reopen($0) }
  }

  /// Finishes what waits, copies the log into the file and closes it. May be called again.
  package func close() async {
    await withCheckedContinuation { queue.close($0) }
  }
}

extension Writer {
  package var isStopped: Bool { stopReason != nil }

  package var stopReason: WriterStopped.Reason? { queue.refusal?.reason }

  /// Units that wait.
  package var waiting: Int { queue.count }

  /// Commits that wrote something, since the last opening.
  package var commits: Int { figures.commits.load(ordering: .relaxed) }

  /// Pages in the write-ahead log.
  package var pagesInLog: Int { figures.pagesInLog.load(ordering: .relaxed) }
}
