/// The life of the writer's thread: it serves from an opening to a failure, tries from time to time to open the file
/// anew, and ends with the close.
struct WriterLoop<State: Sendable>: Sendable {
  let path: String
  let synchronous: ConnectionMode.Synchronous
  let maximumBatch: Int
  let logLimits: LogLimits
  let backOff: BackOff
  let queue: WriterQueue<State>
  let figures: WriterFigures
  let health: WriterHealth
  let loadState: @Sendable (Connection) throws -> State
  let afterCommit: @Sendable (State) -> Void

  /// Returns when the writer is closed. `opened` is told how the opening went.
  func run(opened: (Result<Void, any Error>) -> Void) {
    live(opened: opened)
    // By now the file is closed.
    queue.closed()
  }

  private func live(opened: (Result<Void, any Error>) -> Void) {
    var session: WriterSession<State>
    do {
      session = try open(mayMake: true)
    } catch {
      return opened(.failure(error))
    }
    var isStopped = fails { () throws(WriterFailure<State>) in try settle(session) }
    opened(.success(()))
    while isStopped || fails({ () throws(WriterFailure<State>) in try serve(session) }) {
      guard let next = reopen(after: session) else { return }
      (session, isStopped) = (next, false)
    }
    session.emptyLog()
  }

  private func settle(_ session: WriterSession<State>) throws(WriterFailure<State>) {
    try session.settle()
    figures.take(from: session.connection)
  }

  /// Until the writer is closed, or fails.
  private func serve(_ session: WriterSession<State>) throws(WriterFailure<State>) {
    try session.tidyLog(isIdle: queue.isIdle)
    var pauses = backOff
    while true {
      if session.refusal == nil { pauses = backOff }
      switch queue.nextBatch(atMost: maximumBatch, patience: session.refusal == nil ? nil : pauses.next()) {
      case .work(let units): try session.run(units)
      case .none: try session.run([.trial])
      case .close: return
      }
      try session.tidyLog(isIdle: queue.isIdle)
    }
  }

  /// True when the writer had to stop, which happens here alone. It is stopped before anybody hears of it.
  private func fails(_ body: () throws(WriterFailure<State>) -> Void) -> Bool {
    do throws(WriterFailure<State>) {
      try body()
      return false
    } catch {
      let waiting = queue.stop(error.cause)
      health.become(.stopped(error.cause, hindrance: nil))
      for (unit, refusal) in error.refusals { unit.refuse(refusal) }
      for unit in waiting { unit.refuse(WriterStopped(reason: .failed(error.cause))) }
      return true
    }
  }
}

extension WriterLoop {
  /// Nil when the writer was closed instead. The connection that failed is used no more, but stays open until the next
  /// has settled the log. The last one to leave would take the log's index with it, and whoever came then would find in
  /// the log what the commit left there.
  private func reopen(after failed: WriterSession<State>) -> WriterSession<State>? {
    failed.connection.abandonLog()
    return withExtendedLifetime(failed) {
      var pauses = backOff
      while queue.rest(for: pauses.next()) {
        do {
          let session = try open(mayMake: false)
          try settle(session)
          queue.resume()
          health.become(.working)
          return session
        } catch {
          health.hinder(by: (error as? WriterFailure<State>)?.cause ?? error)
        }
      }
      return nil
    }
  }

  /// A file that was lost while the writer had it must not be made again.
  private func open(mayMake: Bool) throws -> WriterSession<State> {
    do {
      try Integrity.requireContents(of: path)
      let connection = try Connection(
        path: path, mode: .readWrite(synchronous: synchronous), mayMake: mayMake)
      let problems = try Integrity.quickProblems(of: connection)
      guard problems.isEmpty else { throw FileDamaged(path: path, problems: problems) }
      return try WriterSession(
        connection: connection, logLimits: logLimits, health: health, loadState: loadState,
        committed: { [figures, afterCommit] connection, state in
          figures.take(from: connection)
          afterCommit(state)
        })
    } catch let error as SQLiteError where error.kind == .corrupt || error.kind == .notADatabase {
      throw FileDamaged(path: path, problems: [error.message])
    }
  }
}
