/// The life of the writer's thread: it serves from an opening to a failure, rests until it is opened anew, and ends
/// with the close.
struct WriterLoop<State: Sendable>: Sendable {
  let path: String
  let synchronous: ConnectionMode.Synchronous
  let maximumBatch: Int
  let logLimits: LogLimits
  let queue: WriterQueue<State>
  let figures: WriterFigures
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
      session = try open(verifying: false)
      opened(.success(()))
    } catch {
      return opened(.failure(error))
    }
    while let failure = serve(session) {
      stop(because: failure)
      guard let next = reopen(after: session) else { return }
      session = next
    }
    session.emptyLog()
  }

  /// Until the writer is closed, or fails.
  private func serve(_ session: WriterSession<State>) -> WriterFailure<State>? {
    do throws(WriterFailure<State>) {
      try session.tidyLog(isIdle: queue.isIdle)
      while case .work(let units) = queue.nextBatch(atMost: maximumBatch) {
        try session.run(units)
        try session.tidyLog(isIdle: queue.isIdle)
      }
      return nil
    } catch {
      return error
    }
  }

  /// The one place where the writer stops. It is stopped before anybody hears of it.
  private func stop(because failure: WriterFailure<State>) {
    queue.stop(failure.cause)
    for (unit, error) in failure.refusals { unit.refuse(error) }
  }

  /// Nil when the writer was closed instead. The connection that failed is used no more, but stays open until the next
  /// has emptied the log. The last one to leave would take the log's index with it, and whoever came then would find in
  /// the log what the commit left there.
  private func reopen(after failed: WriterSession<State>) -> WriterSession<State>? {
    failed.connection.abandonLog()
    return withExtendedLifetime(failed) {
      while case .work(let reopening) = queue.nextReopening() {
        do {
          let session = try open(verifying: true)
          queue.resume()
          reopening.resume()
          return session
        } catch {
          reopening.resume(throwing: error)
        }
      }
      return nil
    }
  }

  private func open(verifying: Bool) throws -> WriterSession<State> {
    let connection = try Connection(path: path, mode: .readWrite(synchronous: synchronous))
    if verifying {
      let problems = try Integrity.quickProblems(of: connection)
      guard problems.isEmpty else { throw FileDamaged(path: path, problems: problems) }
    }
    let session = try WriterSession(
      connection: connection, logLimits: logLimits, loadState: loadState,
      committed: { [figures, afterCommit] connection, state in
        figures.take(from: connection)
        afterCommit(state)
      })
    figures.take(from: connection)
    return session
  }
}
