import Synchronization
import Telemetry

/// The background workers of a running service.
final class BackgroundWorkers: Sendable {
  private let workers: [BackgroundWorker]
  private let log: Logger
  private let tasks = Mutex<[Task<Void, Never>]>([])

  init(_ workers: [BackgroundWorker], log: Logger) {
    self.workers = workers
    self.log = log
  }

  func start() {
    let started = workers.map { worker in
      Task { [log] in
        await worker.run()
        // Only a stop ends one in good order.
        guard !Task.isCancelled else { return }
        log.error("a background worker has ended", attributes: [("worker", .string(worker.name))])
      }
    }
    tasks.withLock { $0 += started }
  }

  /// Returns when each has come to its end.
  func stop() async {
    let running = tasks.withLock { tasks in
      defer { tasks = [] }
      return tasks
    }
    for task in running { task.cancel() }
    for task in running { await task.value }
  }
}
