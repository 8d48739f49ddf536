/// The writer's connection with what it holds in memory, from an opening to a failure that can't be trusted away.
final class WriterSession<State: Sendable> {
  let connection: Connection
  private var state: State
  private let committed: (Connection, State) -> Void
  private let stopping: (SQLiteError) -> Void

  /// `committed` and `stopping` are told before those whom it concerns are answered.
  init(
    connection: Connection,
    loadState: (Connection) throws -> State,
    committed: @escaping (Connection, State) -> Void,
    stopping: @escaping (SQLiteError) -> Void
  ) throws {
    self.connection = connection
    // What an earlier process wrote and perhaps never synced comes into the file before anything is built on it.
    try connection.checkpoint(.truncate)
    state = try loadState(connection)
    self.committed = committed
    self.stopping = stopping
  }

  enum Outcome {
    case goesOn
    case stopped
  }

  /// Answers every unit, those that succeed after the commit they share.
  func run(_ units: [WriterUnit<State>]) -> Outcome {
    var waiting = units[...]
    var isSharing = true
    while !waiting.isEmpty {
      let batch = isSharing ? waiting : waiting.prefix(1)
      switch attempt(Array(batch)) {
      case .answered: waiting.removeFirst(batch.count)
      case .again(let rest): waiting = rest + waiting.dropFirst(batch.count)
      case .oneByOne: isSharing = false
      case .stop(let reason):
        refuse(waiting.dropFirst(batch.count), because: reason)
        return .stopped
      }
    }
    return .goesOn
  }
}

extension WriterSession {
  private enum Attempt {
    case answered
    /// The transaction was lost: these have not been answered.
    case again([WriterUnit<State>])
    /// They can't be committed together: nobody has been answered.
    case oneByOne
    /// All have been answered.
    case stop(SQLiteError)
  }

  private func attempt(_ units: [WriterUnit<State>]) -> Attempt {
    let start = state
    do {
      try connection.control("BEGIN IMMEDIATE")
    } catch {
      if let damage = connection.damage { stopping(damage) }
      for unit in units { unit.refuse(error) }
      return connection.damage.map { .stop($0) } ?? .answered
    }
    connection.expectTransaction()
    defer { connection.needsTransaction = false }
    var results: [Result<WriterUnit<State>.Answer, any Error>] = []
    for (index, unit) in units.enumerated() {
      let result = run(unit, alone: units.count == 1)
      if let lost = whenLost(units, at: index, result, start) { return lost }
      results.append(result)
    }
    return commit(units, results, start)
  }

  /// In a savepoint, unless there is nobody to protect from its failure.
  private func run(_ unit: WriterUnit<State>, alone: Bool) -> Result<WriterUnit<State>.Answer, any Error> {
    let before = state
    do {
      if !alone { try connection.control("SAVEPOINT unit") }
      let answer = try unit.run(connection, &state)
      // A unit may have caught the error that ended the transaction.
      try connection.requireTransaction()
      if !alone { try connection.control("RELEASE unit") }
      return .success(answer)
    } catch {
      state = before
      alone ? connection.rollBack() : rollBackToSavepoint()
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

  /// What follows when the unit at `index` has ended the transaction of all, or met damage; else nil.
  private func whenLost(
    _ units: [WriterUnit<State>], at index: Int, _ result: Result<WriterUnit<State>.Answer, any Error>, _ start: State
  ) -> Attempt? {
    if connection.isInTransaction, connection.damage == nil { return nil }
    connection.rollBack()
    state = start
    if let damage = connection.damage { stopping(damage) }
    if case .failure(let error) = result { units[index].refuse(error) }
    var others = units
    others.remove(at: index)
    guard let damage = connection.damage else { return .again(others) }
    if case .success = result { units[index].refuse(damage) }
    refuse(others, because: damage)
    return .stop(damage)
  }

  private func commit(
    _ units: [WriterUnit<State>], _ results: [Result<WriterUnit<State>.Answer, any Error>], _ start: State
  ) -> Attempt {
    connection.needsTransaction = false
    do {
      try connection.control("COMMIT")
    } catch {
      state = start
      connection.rollBack()
      return whenNotCommitted(units, results, error)
    }
    if results.contains(where: \.isSuccess) { committed(connection, state) }
    for (unit, result) in zip(units, results) {
      switch result {
      case .success(let answer): answer()
      case .failure(let error): unit.refuse(error)
      }
    }
    return .answered
  }

  private func whenNotCommitted(
    _ units: [WriterUnit<State>], _ results: [Result<WriterUnit<State>.Answer, any Error>], _ error: any Error
  ) -> Attempt {
    let cause = error as? SQLiteError
    switch cause?.kind {
    case .constraint where units.count > 1:
      return .oneByOne
    case .busy, .diskFull, .constraint, .constraintUnique, nil:
      for unit in units { unit.refuse(error) }
      return .answered
    default: break
    }
    guard let cause else { return .answered }
    stopping(cause)
    for (unit, result) in zip(units, results) {
      switch result {
      case .success: unit.refuse(OutcomeUnknown(cause: cause))
      case .failure: refuse([unit], because: cause)
      }
    }
    return .stop(cause)
  }

  private func refuse(_ units: some Sequence<WriterUnit<State>>, because reason: SQLiteError) {
    for unit in units { unit.refuse(WriterStopped(reason: .failed(reason))) }
  }
}

extension Result {
  fileprivate var isSuccess: Bool {
    if case .success = self { true } else { false }
  }
}
