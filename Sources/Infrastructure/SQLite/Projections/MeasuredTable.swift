import Foundation
import Kernel
import Projections

/// The rows of an inline model on the writer's thread, which tells how long its sweeps held it.
final class MeasuredTable<F: Fold>: Table {
  private let table: any Table<F>
  private let held: @Sendable (Duration) -> Void

  init(_ table: any Table<F>, held: @escaping @Sendable (Duration) -> Void) {
    self.table = table
    self.held = held
  }

  func load(_ key: F.Key) throws -> F.Row? { try table.load(key) }

  func write(_ changes: [RowChange<F>]) throws { try table.write(changes) }

  func fact(_ key: F.FactKey) throws -> F.Fact? { try table.fact(key) }

  func setFact(_ key: F.FactKey, _ fact: F.Fact) throws { try table.setFact(key, fact) }

  func sweep(_ sweep: F.Sweep, of key: F.Key?, at position: Position, _ time: Date) throws {
    let start = ContinuousClock.now
    defer { held(start.duration(to: .now)) }
    try table.sweep(sweep, of: key, at: position, time)
  }
}
