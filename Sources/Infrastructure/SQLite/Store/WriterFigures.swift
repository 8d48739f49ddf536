import Synchronization

/// Numbers that the writer's thread leaves for others to read.
final class WriterFigures: Sendable {
  let commits = Atomic<Int>(0)
  let pagesInLog = Atomic<Int>(0)

  func take(from connection: Connection) {
    commits.store(connection.commits, ordering: .relaxed)
    pagesInLog.store(connection.pagesInLog, ordering: .relaxed)
  }
}
