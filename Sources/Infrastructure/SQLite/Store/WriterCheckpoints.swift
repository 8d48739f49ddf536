/// When the writer copies its log into the file: a commit that has to wait for it is slow, so it is done when nobody
/// waits, and at a hard limit.
struct WriterCheckpoints {
  static let patience: Duration = .milliseconds(100)

  private let limits: LogLimits
  // A reader that stood in the way is not waited for again before the log has grown to these.
  private var nextSoft: Int
  private var nextHard: Int

  init(limits: LogLimits) {
    self.limits = limits
    nextSoft = limits.soft
    nextHard = limits.hard
  }

  /// Gives the reason when the writer must stop. A full disk is none: the log stays, and so does the promise.
  mutating func look(at connection: Connection, isIdle: Bool) -> SQLiteError? {
    let pages = connection.pagesInLog
    if pages < limits.soft { (nextSoft, nextHard) = (limits.soft, limits.hard) }
    if pages >= nextHard {
      nextHard = pages + limits.hard / 4
      return checkpoint(connection, .restart)
    }
    guard isIdle, pages >= nextSoft else { return nil }
    nextSoft = pages + limits.soft
    return checkpoint(connection, .passive)
  }

  private func checkpoint(_ connection: Connection, _ checkpoint: Connection.Checkpoint) -> SQLiteError? {
    do {
      try connection.checkpoint(checkpoint, patience: Self.patience)
      return nil
    } catch let error as SQLiteError {
      return error.faultOfWrites == .failed ? error : connection.damage
    } catch {
      return nil
    }
  }
}
