package import Kernel

/// Brings one read model forward, a stretch of the log at a time.
package protocol ProjectionRunner: Sendable {
  var name: String { get }
  var version: Int { get }
  /// The position that the read model has applied.
  func checkpoint() throws -> Position
  /// What stands still, in the order of the events that stopped it.
  func parked() throws -> [Parked]
  /// Applies at most `limit` further events; answers the new checkpoint.
  func advance(limit: Int) throws -> Position
  /// Applies what is parked, each row until it meets a fault again. False, and nothing is done, when a stream stands
  /// still: nobody knows which rows it holds up, so only a rebuild keeps the order of their events.
  func retry() throws -> Bool
}

/// Loads the rows that a stretch touches, folds in memory, and writes each changed row once.
package struct FoldRunner<F: Fold, Store: ProjectionStore>: ProjectionRunner where Store.F == F {
  let source: any EventSource
  let store: Store

  package init(_ fold: F.Type, source: any EventSource, store: Store) {
    self.source = source
    self.store = store
  }

  package var name: String { F.name }
  package var version: Int { F.version }

  package func checkpoint() throws -> Position {
    try store.checkpoint()
  }

  package func parked() throws -> [Parked] {
    try store.parked()
  }

  package func advance(limit: Int) throws -> Position {
    let checkpoint = try store.checkpoint()
    let streams = try store.parked().streams
    let batch = try source.read(after: checkpoint, limit: limit, as: F.events, standing: streams)
    guard batch.last > checkpoint else { return checkpoint }
    do {
      try store.advance(to: batch.last) { table, quarantine in
        var stretch = try Stretch<F>(after: checkpoint, standing: streams, table, quarantine)
        for entry in batch.entries { try stretch.apply(entry) }
        try stretch.finish()
      }
    } catch is ReadTooSoon {
      return try advance(limit: limit)
    }
    return batch.last
  }

  package func retry() throws -> Bool {
    var isDone = false
    try store.change { table, quarantine in
      let parked = try quarantine.parked()
      guard parked.streams.isEmpty else { return }
      for row in parked {
        var rows = RowCache<F>(table)
        try replay(row.place, &rows, quarantine)
        try rows.flush()
      }
      isDone = true
    }
    return isDone
  }

  private func replay(_ row: ParkingPlace, _ rows: inout RowCache<F>, _ quarantine: any Quarantine) throws {
    var key: F.Key?
    for position in try quarantine.positions(at: row) {
      do {
        try replay(position, of: row.name, &key, &rows)
      } catch let poison as Poison {
        return try quarantine.park(position, at: row, error: poison.reason)
      }
      try quarantine.release(position, at: row)
    }
  }

  /// A sweep touched the whole table when its turn came; what is left to do is the row that was not ready for it.
  private func replay(
    _ position: Position, of row: String, _ key: inout F.Key?, _ rows: inout RowCache<F>
  ) throws {
    guard let entry = try source.read(at: position, as: F.events) else { return }
    switch entry {
    case .unreadable(let fault): throw Poison(reason: "\(fault)")
    case .waiting(_, let stream): throw Poison(reason: "\(stream) stands still")
    case .event(let event):
      switch F.effect(of: event.event) {
      case .nothing: return
      case .row(let own):
        key = own
        try rows.fold(event, into: own)
      case .rows(let keys):
        guard let own = keys.first(where: { "\($0)" == row }) else { return }
        key = own
        try rows.fold(event, into: own)
      case .fact(let fact, let value): try rows.set(value, for: fact)
      case .sweep(let sweep):
        guard let key else { return }
        try rows.sweep(sweep, of: key, by: event)
      }
    }
  }
}
