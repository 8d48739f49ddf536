import Domain
package import Kernel

/// Brings one read model forward, a stretch of the log at a time.
package protocol ProjectionRunner: Sendable {
  var name: String { get }
  var version: Int { get }
  var lifecycle: ReadModelLifecycle { get }
  /// The position that the read model has applied.
  func checkpoint() throws -> Position
  /// What stands still, in the order of the events that stopped it.
  func parked() throws -> [Parked]
  func standing() throws -> Standing
  /// Applies at most `limit` further events; answers the new checkpoint.
  func advance(limit: Int) throws -> Position
  /// Applies what is parked, each row until it meets a fault again. False, and nothing is done, when a stream stands
  /// still: nobody knows which rows it holds up, so only a rebuild keeps the order of their events.
  func retry() throws -> Bool
}

/// Loads the rows that a stretch touches, folds in memory, and writes each changed row once.
package struct FoldRunner<F: Fold, Store: ProjectionStore>: ProjectionRunner where Store.F == F {
  let source: any EventSource & Sendable
  let store: Store
  let types = EventTable(F.events)

  package init(_ fold: F.Type, source: any EventSource & Sendable, store: Store) {
    self.source = source
    self.store = store
  }

  package var name: String { F.name }
  package var version: Int { F.version }
  package var lifecycle: ReadModelLifecycle { .asynchronous }

  package func checkpoint() throws -> Position {
    try store.checkpoint()
  }

  package func parked() throws -> [Parked] {
    try store.parked()
  }

  package func standing() throws -> Standing {
    try store.standing()
  }

  package func advance(limit: Int) throws -> Position {
    let before = try store.checkpoint()
    // Where there is nothing to apply, no lock is taken that others may hold.
    guard try source.read(after: before, limit: 1, { _ in }) != nil else { return before }
    let rows = RowCache<F>()
    return try store.advance { checkpoint, table, quarantine in
      let end = try apply(after: checkpoint, limit, rows, table, quarantine)
      try rows.flush(to: table)
      return end
    }
  }

  func apply(
    after checkpoint: Position, _ limit: Int, _ rows: RowCache<F>, _ table: any Table<F>, _ quarantine: any Quarantine
  ) throws -> LogMark? {
    try F.apply(
      source, after: checkpoint, limit: limit, of: types, through: rows, into: table, quarantine)
  }

  package func retry() throws -> Bool {
    var isDone = false
    try store.change { table, quarantine in
      let parked = try quarantine.parked()
      guard parked.streams.isEmpty else { return }
      for row in parked {
        let rows = RowCache<F>()
        try replay(row.place, rows, table, quarantine)
        try rows.flush(to: table)
      }
      isDone = true
    }
    return isDone
  }

  private func replay(
    _ row: ParkingPlace, _ rows: RowCache<F>, _ table: any Table<F>, _ quarantine: any Quarantine
  ) throws {
    var key: F.Key?
    for position in try quarantine.positions(at: row) {
      do {
        try source.read(at: position) { stored in
          guard let event = try types.read(stored) else { return }
          try replay(event, of: row.name, &key, rows, table)
        }
      } catch let poison as Poison {
        return try quarantine.park(position, at: row, error: poison.reason)
      } catch let fault as UnreadableEvent {
        return try quarantine.park(position, at: row, error: "\(fault)")
      }
      try quarantine.release(position, at: row)
    }
  }

  /// A sweep touched the whole table when its turn came; what is left to do is the row that was not ready for it.
  private func replay(
    _ event: RecordedEvent<F.Event>, of row: String, _ key: inout F.Key?, _ rows: RowCache<F>, _ table: any Table<F>
  ) throws {
    switch F.effect(of: event.event) {
    case .nothing: return
    case .row(let own):
      key = own
      try rows.fold(event, into: own, table)
    case .rows(let keys):
      guard let own = keys.first(where: { "\($0)" == row }) else { return }
      key = own
      try rows.fold(event, into: own, table)
    case .fact(let fact, let value): try rows.set(value, for: fact, table)
    case .sweep(let sweep):
      guard let key else { return }
      try rows.sweep(sweep, of: key, by: event, table)
    }
  }
}
