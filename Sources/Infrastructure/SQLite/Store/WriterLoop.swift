/// What the writer's thread does.
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
    var session: WriterSession<State>?
    do {
      session = try open(verifying: false)
      opened(.success(()))
    } catch {
      return opened(.failure(error))
    }
    var retired: Connection?
    var checkpoints = WriterCheckpoints(limits: logLimits)
    while true {
      if let reason = session.flatMap({ checkpoints.look(at: $0.connection, isIdle: queue.count == 0) }) {
        queue.stop(reason)
        retire(&session, to: &retired)
      }
      switch queue.next(atMost: maximumBatch) {
      case .units(let units):
        if session?.run(units) == .stopped { retire(&session, to: &retired) }
      case .reopen(let reopening):
        reopening.resume(with: Result { try reopen(&session, after: &retired) })
      case .close:
        close(&session)
        return queue.closed()
      }
    }
  }

  private func open(verifying: Bool) throws -> WriterSession<State> {
    let connection = try Connection(path: path, mode: .readWrite(synchronous: synchronous))
    if verifying {
      let problems = try Integrity.quickProblems(of: connection)
      guard problems.isEmpty else { throw FileDamaged(path: path, problems: problems) }
    }
    let session = try WriterSession(
      connection: connection,
      loadState: loadState,
      committed: { [figures, afterCommit] connection, state in
        figures.take(from: connection)
        afterCommit(state)
      },
      stopping: queue.stop
    )
    figures.take(from: connection)
    return session
  }

  private func reopen(_ session: inout WriterSession<State>?, after retired: inout Connection?) throws {
    guard session == nil else { return }
    session = try open(verifying: true)
    retired = nil
    queue.resume()
  }

  /// The connection that failed is used no more, but stays open until the next has emptied the log. The last one to
  /// leave would take the log's index with it, and whoever came then would find in the log what the commit left there.
  private func retire(_ session: inout WriterSession<State>?, to retired: inout Connection?) {
    session?.connection.abandonLog()
    retired = session?.connection
    session = nil
  }

  private func close(_ session: inout WriterSession<State>?) {
    // A reader may stand in the way; then the log stays beside the file and the next opening reads it.
    try? session?.connection.checkpoint(.truncate, patience: .zero)
    session = nil
  }
}
