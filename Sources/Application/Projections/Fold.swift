package import Domain
package import Kernel

/// A projection in its pure form: from (row or nothing, event) to (row or nothing). No clock, no random, no I/O.
package protocol Fold: Sendable {
  /// The closed set of events it handles.
  associatedtype Event: Sendable
  /// Its description names the row wherever it is parked.
  associatedtype Key: Hashable & Sendable
  associatedtype Row: Equatable & Sendable
  /// What a fold must know that is in neither the row nor the event, by its key (a customer's name).
  associatedtype FactKey: Hashable & Sendable
  associatedtype Fact: Sendable
  /// A change of many rows at once.
  associatedtype Sweep: Sendable

  static var name: String { get }
  /// Raised when the rows take another shape or meaning; each version has a file of its own.
  static var version: Int { get }
  static var events: [EventType<Event>] { get }

  static func effect(of event: Event) -> Effect<Self>
  /// The row that every event of a stream changes, told by the stream's name alone: so an event that can't be decoded
  /// is parked with its row. Nil when the name does not tell; such an event is parked with its stream.
  static func key(ofStream stream: String) -> Key?
  /// The fact that folding the event needs.
  static func factNeeded(by event: Event) -> FactKey?
  /// Called for each key that the event touches.
  static func fold(_ row: Row?, of key: Key, _ event: RecordedEvent<Event>, _ fact: Fact?) throws -> Row?

  /// Takes a stretch of the log through the rows; answers its end, nil when it has no events. There is one
  /// implementation. It is a requirement so that each projection gets compiled code of its own: code for all of them is
  /// much slower.
  static func apply(
    _ source: any EventSource, after checkpoint: Position, limit: Int, of types: EventTable<Event>,
    through rows: RowCache<Self>, into table: any Table<Self>, _ quarantine: any Quarantine
  ) throws -> LogMark?
}

extension Fold {
  package static func key(ofStream stream: String) -> Key? { nil }

  package static func apply(
    _ source: any EventSource, after checkpoint: Position, limit: Int, of types: EventTable<Event>,
    through rows: RowCache<Self>, into table: any Table<Self>, _ quarantine: any Quarantine
  ) throws -> LogMark? {
    var stretch = try Stretch<Self>(after: checkpoint, of: types, through: rows, into: table, quarantine)
    return try source.read(after: checkpoint, limit: limit) { try stretch.apply($0) }
  }
}

/// What an event touches.
package enum Effect<F: Fold>: Sendable {
  case row(F.Key)
  /// Several rows, each folded for itself; no key stands twice.
  case rows([F.Key])
  /// A fact for later events. It stays as it is: one that may change comes as a sweep, so that a row which was parked
  /// meanwhile ends as if it had not been.
  case fact(F.FactKey, F.Fact)
  /// Sets columns of rows and facts, whatever they were, that no fold of those rows depends on.
  case sweep(F.Sweep)
  case nothing
}

/// The fold met an event that its row does not allow.
package struct FoldFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
