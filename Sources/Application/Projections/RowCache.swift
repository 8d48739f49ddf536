import Kernel

/// The rows and facts that one stretch has touched, loaded once and written once.
struct RowCache<F: Fold> {
  private let table: any Table<F>
  private var rows: [F.Key: (old: F.Row?, new: F.Row?)] = [:]
  private var order: [F.Key] = []
  private var facts: [F.FactKey: F.Fact] = [:]

  init(_ table: any Table<F>) {
    self.table = table
  }

  /// Throws `Poison` when the fold refuses the event; the row is then as it was.
  mutating func fold(_ event: RecordedEvent<F.Event>, into key: F.Key) throws {
    let fact = try fact(F.factNeeded(by: event.event))
    let cached = try row(key)
    do {
      rows[key] = (cached.old, try F.fold(cached.new, of: key, event, fact))
    } catch {
      throw Poison(reason: "\(error)")
    }
  }

  mutating func set(_ fact: F.Fact, for key: F.FactKey) throws {
    facts[key] = fact
    try table.setFact(key, fact)
  }

  /// With a key that row alone is swept.
  mutating func sweep(_ sweep: F.Sweep, of key: F.Key? = nil, by event: RecordedEvent<F.Event>) throws {
    try flush()
    try table.sweep(sweep, of: key, at: event.position, event.recordedAt)
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

  private mutating func row(_ key: F.Key) throws -> (old: F.Row?, new: F.Row?) {
    if let cached = rows[key] { return cached }
    let loaded = try table.load(key)
    order.append(key)
    rows[key] = (loaded, loaded)
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

/// The fold refused the event: a fault of the event or of the program, never of the storage.
struct Poison: Error {
  let reason: String
}
