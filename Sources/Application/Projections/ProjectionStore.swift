package import Foundation
package import Kernel

/// The file of one version of a projection.
package protocol ProjectionStore<F>: Sendable {
  associatedtype F: Fold

  /// The position that the rows have applied.
  func checkpoint() throws -> Position

  /// In the order of their first events.
  func parked() throws -> [Parked]

  /// Both at one moment.
  func standing() throws -> Standing

  /// Hands the checkpoint to the body and moves it to the mark that the body answers, if any, all in one transaction.
  /// Answers the checkpoint as it is then.
  func advance(_ body: (Position, any Table<F>, any Quarantine) throws -> LogMark?) throws -> Position

  /// Runs the body in one transaction and leaves the checkpoint where it is.
  func change(_ body: (any Table<F>, any Quarantine) throws -> Void) throws
}

extension ProjectionStore {
  /// For rows that are never exchanged, and used by one at a time.
  package func standing() throws -> Standing {
    Standing(position: try checkpoint(), parked: try parked())
  }
}

/// The rows of a read model within one transaction.
package protocol Table<F>: AnyObject {
  associatedtype F: Fold

  func load(_ key: F.Key) throws -> F.Row?
  func write(_ changes: [RowChange<F>]) throws
  func fact(_ key: F.FactKey) throws -> F.Fact?
  func setFact(_ key: F.FactKey, _ fact: F.Fact) throws
  /// Changes every row that the sweep concerns, and the facts it carries; with a key that row alone and no fact.
  func sweep(_ sweep: F.Sweep, of key: F.Key?, at position: Position, _ time: Date) throws
}

extension Table where F.FactKey == Never {
  package func fact(_ key: Never) throws -> F.Fact? {}
  package func setFact(_ key: Never, _ fact: F.Fact) throws {}
}

extension Table where F.Sweep == Never {
  package func sweep(_ sweep: Never, of key: F.Key?, at position: Position, _ time: Date) throws {}
}

/// A row as the file holds it and as it shall be; nil is "no row". The two differ.
package struct RowChange<F: Fold>: Sendable {
  package let key: F.Key
  package let old: F.Row?
  package let new: F.Row?
}
