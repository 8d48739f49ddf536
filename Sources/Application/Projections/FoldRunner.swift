package import Kernel

/// Brings one read model forward, a stretch of the log at a time.
package protocol ProjectionRunner: Sendable {
  var name: String { get }
  var version: Int { get }
  /// The position that the read model has applied.
  func checkpoint() throws -> Position
  /// Applies at most `limit` further events; answers the new checkpoint.
  func advance(limit: Int) throws -> Position
}

/// Loads the rows that a stretch touches, folds in memory, and writes each changed row once.
package struct FoldRunner<F: Fold, Store: ProjectionStore>: ProjectionRunner where Store.F == F {
  private let source: any EventSource
  private let store: Store

  package init(_ fold: F.Type, source: any EventSource, store: Store) {
    self.source = source
    self.store = store
  }

  package var name: String { F.name }
  package var version: Int { F.version }

  package func checkpoint() throws -> Position {
    try store.checkpoint()
  }

  package func advance(limit: Int) throws -> Position {
    let checkpoint = try store.checkpoint()
    let batch = try source.read(after: checkpoint, limit: limit, as: F.events)
    guard batch.last > checkpoint else { return checkpoint }
    try store.advance(to: batch.last) { table in
      var rows = RowCache<F>(table)
      for event in batch.events { try rows.apply(event) }
      try rows.flush()
    }
    return batch.last
  }
}

/// The rows and facts that one stretch has touched.
private struct RowCache<F: Fold> {
  private let table: any Table<F>
  private var rows: [F.Key: (old: F.Row?, new: F.Row?)] = [:]
  private var order: [F.Key] = []
  private var facts: [F.FactKey: F.Fact] = [:]

  init(_ table: any Table<F>) {
    self.table = table
  }

  mutating func apply(_ event: RecordedEvent<F.Event>) throws {
    switch F.effect(of: event.event) {
    case .nothing: return
    case .row(let key): try fold(event, into: key)
    case .rows(let keys): for key in keys { try fold(event, into: key) }
    case .fact(let key, let fact):
      facts[key] = fact
      try table.setFact(key, fact)
    case .sweep(let sweep):
      try flush()
      try table.sweep(sweep, at: event.position, event.recordedAt)
    }
  }

  mutating func flush() throws {
    let changes = order.compactMap { key -> RowChange<F>? in
      guard let row = rows[key], row.old != row.new else { return nil }
      return RowChange(key: key, old: row.old, new: row.new)
    }
    rows.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    guard !changes.isEmpty else { return }
    try table.write(changes)
  }

  private mutating func fold(_ event: RecordedEvent<F.Event>, into key: F.Key) throws {
    let fact = try fact(F.factNeeded(by: event.event))
    let cached = try row(key)
    rows[key] = (cached.old, try F.fold(cached.new, of: key, event, fact))
  }

  private mutating func row(_ key: F.Key) throws -> (old: F.Row?, new: F.Row?) {
    if let cached = rows[key] { return cached }
    order.append(key)
    let loaded = try table.load(key)
    return (loaded, loaded)
  }

  private mutating func fact(_ key: F.FactKey?) throws -> F.Fact? {
    guard let key else { return nil }
    if let known = facts[key] { return known }
    let found = try table.fact(key)
    facts[key] = found
    return found
  }
}
