import Synchronization

/// How it goes with the writer.
package enum WriterCondition: Sendable, Equatable {
  case working
  /// The storage refused the last transaction, of which nothing is left. Units are taken as ever, and where none comes a
  /// small commit is tried from time to time.
  case refused(SQLiteError)
  /// No unit is taken until the file was opened anew, which is tried from time to time. `hindrance` tells what stood in
  /// the way the last time, in words.
  case stopped(SQLiteError, hindrance: String?)
}

/// The writer's condition, for others to read.
final class WriterHealth: Sendable {
  private let present = Mutex(WriterCondition.working)
  private let changed: @Sendable (WriterCondition) -> Void

  /// `changed` is told of each change, on the writer's thread.
  init(changed: @escaping @Sendable (WriterCondition) -> Void) {
    self.changed = changed
  }

  var condition: WriterCondition { present.withLock { $0 } }

  /// On the writer's thread. Whoever reads the new condition finds it told.
  func become(_ condition: WriterCondition) {
    guard condition != self.condition else { return }
    changed(condition)
    present.withLock { $0 = condition }
  }

  /// While the writer is stopped.
  func hinder(by error: any Error) {
    guard case .stopped(let cause, _) = condition else { return }
    become(.stopped(cause, hindrance: "\(error)"))
  }
}
