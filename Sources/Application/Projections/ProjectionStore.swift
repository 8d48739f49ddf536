package import Foundation
package import Kernel

/// The file of one version of a projection.
package protocol ProjectionStore<F>: Sendable {
  associatedtype F: Fold

  /// The position that the rows have applied.
  func checkpoint() throws -> Position

  /// Runs the body and moves the checkpoint in one transaction.
  func advance(to position: Position, _ body: (any Table<F>) throws -> Void) throws
}

/// The rows of a read model within one transaction.
package protocol Table<F>: AnyObject {
  associatedtype F: Fold

  func load(_ key: F.Key) throws -> F.Row?
  func write(_ changes: [RowChange<F>]) throws
  func fact(_ key: F.FactKey) throws -> F.Fact?
  func setFact(_ key: F.FactKey, _ fact: F.Fact) throws
  /// Changes every row that the sweep concerns, and the facts it carries.
  func sweep(_ sweep: F.Sweep, at position: Position, _ time: Date) throws
}

/// A row as the file holds it and as it shall be; nil is "no row". The two differ.
package struct RowChange<F: Fold>: Sendable {
  package let key: F.Key
  package let old: F.Row?
  package let new: F.Row?
}
