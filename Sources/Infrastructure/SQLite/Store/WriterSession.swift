/// The writer's connection and what it holds in memory, from an opening to a failure after which neither can be
/// trusted. Here stands what becomes of a batch.
final class WriterSession<State: Sendable> {
  typealias Unit = WriterUnit<State>

  let connection: Connection
  private var state: State
  private var checkpoints: WriterCheckpoints
  private let committed: (Connection, State) -> Void
  private let health: WriterHealth
  /// Why the storage refused the last transaction; nil when it did not.
  private(set) var refusal: SQLiteError?
  private var commitsAtRefusal = 0

  /// `committed` is told of a commit, and `health` of a refusal, before those whom it concerns are answered.
  init(
    connection: Connection, logLimits: LogLimits, health: WriterHealth, loadState: (Connection) throws -> State,
    committed: @escaping (Connection, State) -> Void
  ) throws {
    self.connection = connection
    self.health = health
    checkpoints = WriterCheckpoints(limits: logLimits)
    state = try loadState(connection)
    self.committed = committed
  }

  /// Before the first unit: what an earlier process or connection wrote into the log and perhaps never synced is made
  /// durable, what it left there of a commit that failed is gone, and the disk is seen to work. A reader or a full disk
  /// may keep the log from being emptied; that waits for the next checkpoint.
  func settle() throws(WriterFailure<State>) {
    do {
      try emptyLogIfNothingHinders()
      // Overwrites the first page behind the last good commit, with which all that stands after it is void.
      try connection.write { try connection.touch() }
    } catch {
      throw WriterFailure(error as? SQLiteError ?? SQLiteError(code: 0, message: "\(error)", during: "settling"))
    }
  }

  private func emptyLogIfNothingHinders() throws {
    do {
      try connection.checkpoint(.truncate, patience: WriterCheckpoints.patience)
    } catch let error as SQLiteError where [.locked, .full].contains(error.faultOfWrites) {}
  }

  /// How a transaction of a batch ends. Only after `committed` is anybody told of success; after all others what it
  /// changed is taken back, in the file and in memory.
  private enum End {
    /// Durable. Each unit has a result of its own, since one that fails is rolled back alone.
    case committed([Result<Unit.Answer, any Error>])
    /// The unit at this index failed in a way that took the transaction of all with it: what ran after it would have
    /// been committed alone.
    case lost(Int, any Error)
    /// The commit found a constraint broken, and doesn't tell by whom.
    case inseparable
    /// A plain no to all: another process writes, or the disk is full.
    case refused(any Error)
    /// Damage, or a commit that failed: nothing on this connection can be trusted any more. A restart may find what
    /// those at `inDoubt` did, or not.
    case broken(SQLiteError, inDoubt: [Int])
  }

  /// Answers all, those that succeed after the commit they share; in a failure, those that it doesn't name.
  func run(_ units: [Unit]) throws(WriterFailure<State>) {
    var waiting = units[...]
    var sharing = units.count
    while !waiting.isEmpty {
      let batch = waiting.prefix(sharing)
      let end = transact(batch)
      note(end)
      switch end {
      case .committed(let results):
        waiting.removeFirst(batch.count)
        for (unit, result) in zip(batch, results) { unit.tell(result) }
      case .lost(let index, let error):
        waiting.remove(at: index).refuse(error)
      case .inseparable:
        sharing = 1
      case .refused(let error):
        waiting.removeFirst(batch.count)
        for unit in batch { unit.refuse(error) }
      case .broken(let cause, let inDoubt):
        throw WriterFailure(cause, of: waiting, inDoubt: inDoubt)
      }
    }
  }

  private func note(_ end: End) {
    switch end {
    case .committed(let results): note(results.lazy.compactMap { $0.storageFault }.first)
    case .lost(_, let error), .refused(let error): note(error.storageFault)
    case .inseparable, .broken: return
    }
  }

  private func note(_ fault: SQLiteError?) {
    if let fault {
      let isNews = refusal?.code != fault.code
      (refusal, commitsAtRefusal) = (fault, connection.commits)
      if isNews { health.become(.refused(fault)) }
      // A commit that wrote nothing needed nothing of the storage.
    } else if refusal != nil, connection.commits > commitsAtRefusal {
      refusal = nil
      health.become(.working)
    }
  }

  /// Tells nobody of the batch: that comes after it, and after the stop where there is one.
  private func transact(_ batch: ArraySlice<Unit>) -> End {
    let start = state
    let end = beginToCommit(batch)
    if case .committed(let results) = end {
      if results.contains(where: \.isSuccess) { committed(connection, state) }
      return end
    }
    connection.rollBack()
    state = start
    if case .broken = end { return end }
    return connection.damage.map { .broken($0, inDoubt: []) } ?? end
  }

  private func beginToCommit(_ batch: ArraySlice<Unit>) -> End {
    do {
      try connection.control("BEGIN IMMEDIATE")
    } catch {
      return .refused(error)
    }
    connection.expectTransaction()
    defer { connection.needsTransaction = false }
    var results: [Result<Unit.Answer, any Error>] = []
    for index in batch.indices {
      let result = run(batch[index], isAlone: batch.count == 1)
      if case .failure(let error) = result, !connection.isInTransaction || connection.damage != nil {
        return .lost(index, error)
      }
      results.append(result)
    }
    do {
      try connection.control("COMMIT")
    } catch {
      return endOfFailedCommit(error, of: batch, results)
    }
    return .committed(results)
  }

  /// In a savepoint, unless there is nobody to protect from its failure.
  private func run(_ unit: Unit, isAlone: Bool) -> Result<Unit.Answer, any Error> {
    let before = state
    do {
      if !isAlone { try connection.control("SAVEPOINT unit") }
      let answer = try unit.run(connection, &state)
      // A unit may have caught the error that ended the transaction, or told of damage.
      try connection.requireTransaction()
      if let damage = connection.damage { throw damage }
      if !isAlone { try connection.control("RELEASE unit") }
      return .success(answer)
    } catch {
      state = before
      isAlone ? connection.rollBack() : rollBackToSavepoint()
      return .failure(error)
    }
  }

  private func rollBackToSavepoint() {
    guard connection.isInTransaction else { return }
    do {
      try connection.control("ROLLBACK TO unit")
      try connection.control("RELEASE unit")
    } catch {
      connection.rollBack()
    }
  }

  private func endOfFailedCommit(
    _ error: any Error, of batch: ArraySlice<Unit>, _ results: [Result<Unit.Answer, any Error>]
  ) -> End {
    guard let cause = error as? SQLiteError else { return .refused(error) }
    if cause.kind == .constraint, batch.count > 1 { return .inseparable }
    return switch cause.faultOfWrites {
    case .locked, .full: .refused(cause)
    case .ours where cause.kind != .other: .refused(cause)
    case .failed, .untrusted, .ours:
      .broken(cause, inDoubt: zip(batch.indices, results).filter(\.1.isSuccess).map(\.0))
    }
  }
}

extension WriterSession {
  func tidyLog(isIdle: Bool) throws(WriterFailure<State>) {
    guard let cause = checkpoints.look(at: connection, isIdle: isIdle) else { return }
    throw WriterFailure(cause)
  }

  /// A reader may stand in the way; then the log stays beside the file and the next opening reads it.
  func emptyLog() {
    try? connection.checkpoint(.truncate, patience: .zero)
  }
}

extension Result {
  fileprivate var isSuccess: Bool {
    if case .success = self { true } else { false }
  }

  fileprivate var storageFault: SQLiteError? {
    if case .failure(let error) = self { error.storageFault } else { nil }
  }
}

extension Error {
  /// When it is of the storage and none of ours.
  fileprivate var storageFault: SQLiteError? {
    guard let error = self as? SQLiteError, error.faultOfWrites != .ours else { return nil }
    return error
  }
}
