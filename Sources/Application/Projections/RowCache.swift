import Domain
import Kernel

/// The rows and facts that were touched, loaded once and written once.
///
/// It may outlive a transaction: the rows that were not touched for longest are written when it is full, the others by
/// `flush`.
package final class RowCache<F: Fold> {
  private final class Cached {
    let key: F.Key
    let old: F.Row?
    var new: F.Row?
    /// When it was last touched.
    var generation: Int

    init(_ key: F.Key, _ row: F.Row?, _ generation: Int) {
      self.key = key
      old = row
      new = row
      self.generation = generation
    }
  }

  private let capacity: Int
  private var rows: [F.Key: Cached] = [:]
  /// Touched in this generation; each holds half of the capacity.
  private var younger: [Cached] = []
  /// Touched in the one before, some of them in this one too.
  private var elder: [Cached] = []
  private var generation = 0
  private var facts: [F.FactKey: F.Fact] = [:]

  /// `capacity` in rows.
  package init(capacity: Int = .max) {
    self.capacity = capacity
  }

  /// Throws `Poison` when the fold refuses the event; the row is then as it was.
  func fold(_ event: RecordedEvent<F.Event>, into key: F.Key, _ table: any Table<F>) throws {
    let fact = try fact(F.factNeeded(by: event.event), table)
    let row = try row(key, table)
    do {
      row.new = try F.fold(row.new, of: key, event, fact)
    } catch {
      throw Poison(reason: "\(error)")
    }
  }

  func set(_ fact: F.Fact, for key: F.FactKey, _ table: any Table<F>) throws {
    remember(fact, for: key)
    try table.setFact(key, fact)
  }

  /// With a key that row alone is swept.
  func sweep(
    _ sweep: F.Sweep, of key: F.Key? = nil, by event: RecordedEvent<F.Event>, _ table: any Table<F>
  ) throws {
    try flush(to: table)
    try table.sweep(sweep, of: key, at: event.position, event.recordedAt)
  }

  /// Writes what has changed and forgets everything.
  package func flush(to table: any Table<F>) throws {
    try write(elder.filter { $0.generation < generation }, to: table)
    try write(younger, to: table)
    rows.removeAll(keepingCapacity: true)
    younger.removeAll(keepingCapacity: true)
    elder.removeAll()
    facts.removeAll(keepingCapacity: true)
  }

  private var isFull: Bool { younger.count >= capacity / 2 }

  private func row(_ key: F.Key, _ table: any Table<F>) throws -> Cached {
    if let row = rows[key] {
      guard row.generation < generation else { return row }
      // First of all, so that it is not written for room.
      row.generation = generation
      if isFull { try age(table) }
      row.generation = generation
      younger.append(row)
      return row
    }
    if isFull { try age(table) }
    let row = Cached(key, try table.load(key), generation)
    rows[key] = row
    younger.append(row)
    return row
  }

  private func age(_ table: any Table<F>) throws {
    let untouched = elder.filter { $0.generation < generation }
    try write(untouched, to: table)
    for row in untouched { rows[row.key] = nil }
    elder = younger
    younger = []
    generation += 1
    facts.removeAll(keepingCapacity: true)
  }

  private func write(_ rows: [Cached], to table: any Table<F>) throws {
    let changes = rows.compactMap { row in
      row.old == row.new ? nil : RowChange<F>(key: row.key, old: row.old, new: row.new)
    }
    guard !changes.isEmpty else { return }
    try table.write(changes)
  }

  private func fact(_ key: F.FactKey?, _ table: any Table<F>) throws -> F.Fact? {
    guard let key else { return nil }
    if let known = facts[key] { return known }
    let found = try table.fact(key)
    remember(found, for: key)
    return found
  }

  /// Facts are in the table already and may be forgotten.
  private func remember(_ fact: F.Fact?, for key: F.FactKey) {
    if facts.count >= capacity { facts.removeAll(keepingCapacity: true) }
    facts[key] = fact
  }
}

/// The fold refused the event: a fault of the event or of the program, never of the storage.
struct Poison: Error {
  let reason: String
}
