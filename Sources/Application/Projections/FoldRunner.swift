package import Kernel

/// Brings one read model forward, a stretch of the log at a time.
package protocol ProjectionRunner: Sendable {
  var name: String { get }
  var version: Int { get }
  /// The position that the read model has applied.
  func checkpoint() throws -> Position
  /// The rows that stand still, in the order of the events that stopped them.
  func parked() throws -> [ParkedRow]
  /// Applies at most `limit` further events; answers the new checkpoint.
  func advance(limit: Int) throws -> Position
  /// Applies what is parked, each row until it meets a fault again.
  func retry() throws
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

  package func parked() throws -> [ParkedRow] {
    try store.parked()
  }

  package func advance(limit: Int) throws -> Position {
    let checkpoint = try store.checkpoint()
    let batch = try source.read(after: checkpoint, limit: limit, as: F.events)
    guard batch.last > checkpoint else { return checkpoint }
    try store.advance(to: batch.last) { table, quarantine in
      var stretch = try Stretch<F>(after: checkpoint, table, quarantine)
      for entry in batch.entries { try stretch.apply(entry) }
      try stretch.finish()
    }
    return batch.last
  }

  package func retry() throws {
    try store.change { table, quarantine in
      for row in try quarantine.rows() {
        var rows = RowCache<F>(table)
        try replay(row.name, &rows, quarantine)
        try rows.flush()
      }
    }
  }

  private func replay(_ row: String, _ rows: inout RowCache<F>, _ quarantine: any Quarantine) throws {
    var key: F.Key?
    for position in try quarantine.positions(of: row) {
      do {
        try replay(position, of: row, &key, &rows)
      } catch let poison as Poison {
        return try quarantine.park(position, of: row, error: poison.reason)
      }
      try quarantine.release(position, of: row)
    }
  }

  /// A sweep touched the whole table when its turn came; what is left to do is the row that was not ready for it.
  private func replay(
    _ position: Position, of row: String, _ key: inout F.Key?, _ rows: inout RowCache<F>
  ) throws {
    guard let entry = try source.read(at: position, as: F.events) else { return }
    switch entry {
    case .unreadable(let fault): throw Poison(reason: "\(fault)")
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
