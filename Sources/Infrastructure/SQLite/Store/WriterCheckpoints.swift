/// When the writer copies its log into the file: a commit that has to wait for it is slow, so it is done when nobody
/// waits, and at a hard limit.
struct WriterCheckpoints {
  /// 4 MiB of pages.
  private static let softLimit = 1_000
  /// 64 MiB of pages.
  private static let hardLimit = 16_000
  private static let patience: Duration = .milliseconds(100)

  /// A reader that stands in the way is not waited for again before the log has grown to this.
  private var nextSoft = softLimit
  private var nextHard = hardLimit

  /// Gives the reason when the writer must stop. A full disk is none: the log stays, and so does the promise.
  mutating func look(at connection: Connection, isIdle: Bool) -> SQLiteError? {
    let pages = connection.pagesInLog
    if pages < Self.softLimit { (nextSoft, nextHard) = (Self.softLimit, Self.hardLimit) }
    if pages >= nextHard {
      nextHard = pages + Self.hardLimit / 4
      return checkpoint(connection, .restart)
    }
    guard isIdle, pages >= nextSoft else { return nil }
    nextSoft = pages + Self.softLimit
    return checkpoint(connection, .passive)
  }

  private func checkpoint(_ connection: Connection, _ checkpoint: Connection.Checkpoint) -> SQLiteError? {
    do {
      try connection.checkpoint(checkpoint, patience: Self.patience)
      return nil
    } catch let error as SQLiteError {
      return error.kind == .io ? error : connection.damage
    } catch {
      return nil
    }
  }
}
