import Foundation
import Kernel
import Projections
import Synchronization
import TestSupport

/// The list of specimens in memory: a change that throws leaves everything as it was.
final class MemorySpecimens: ProjectionStore {
  typealias F = SpecimenListProjection

  struct Contents: Equatable {
    var rows: [UUID: SpecimenRow] = [:]
    var names: [UUID: String] = [:]
    /// What is parked and why.
    var parked: [ParkingPlace: [Position: String?]] = [:]
    var checkpoint = Position.start
  }

  enum Operation: Equatable {
    case write([UUID])
    case sweep(Position)
  }

  private let state = Mutex((contents: Contents(), operations: [Operation](), factsRead: [UUID]()))

  var contents: Contents { state.withLock { $0.contents } }
  /// What was written, in order.
  var operations: [Operation] { state.withLock { $0.operations } }
  /// The facts that were not at hand.
  var factsRead: [UUID] { state.withLock { $0.factsRead } }

  func checkpoint() throws -> Position {
    contents.checkpoint
  }

  func parked() throws -> [Parked] {
    try MemoryTable(contents).parked()
  }

  func advance(
    _ body: (Position, any Table<SpecimenListProjection>, any Quarantine) throws -> LogMark?
  ) throws -> Position {
    var end: LogMark?
    try change { end = try body(contents.checkpoint, $0, $1) }
    return state.withLock { state in
      if let end { state.contents.checkpoint = end.position }
      return state.contents.checkpoint
    }
  }

  func change(_ body: (any Table<SpecimenListProjection>, any Quarantine) throws -> Void) throws {
    let table = MemoryTable(contents)
    try body(table, table)
    state.withLock {
      $0.contents = table.contents
      $0.operations += table.operations
      $0.factsRead += table.factsRead
    }
  }
}

private final class MemoryTable: Table, Quarantine {
  typealias F = SpecimenListProjection

  var contents: MemorySpecimens.Contents
  var operations: [MemorySpecimens.Operation] = []
  var factsRead: [UUID] = []

  init(_ contents: MemorySpecimens.Contents) {
    self.contents = contents
  }

  func load(_ key: UUID) throws -> SpecimenRow? {
    contents.rows[key]
  }

  func write(_ changes: [RowChange<SpecimenListProjection>]) throws {
    for change in changes {
      guard contents.rows[change.key] == change.old, change.old != change.new else { throw NotOfThatForm() }
      contents.rows[change.key] = change.new
    }
    operations.append(.write(changes.map(\.key)))
  }

  func fact(_ key: UUID) throws -> String? {
    factsRead.append(key)
    return contents.names[key]
  }

  func setFact(_ key: UUID, _ fact: String) throws {
    contents.names[key] = fact
  }

  func parked() throws -> [Parked] {
    contents.parked.compactMap { place, events in
      guard let first = events.keys.min(), let error = events[first] else { return nil }
      return Parked(place, position: first, error: error ?? "", depth: events.count)
    }.sorted { $0.position < $1.position }
  }

  func positions(at place: ParkingPlace) throws -> [Position] {
    contents.parked[place]?.keys.sorted() ?? []
  }

  func park(_ position: Position, at place: ParkingPlace, error: String?) throws {
    contents.parked[place, default: [:]][position] = .some(error)
  }

  func release(_ position: Position, at place: ParkingPlace) throws {
    contents.parked[place]?[position] = nil
    if contents.parked[place]?.isEmpty == true { contents.parked[place] = nil }
  }

  func sweep(_ sweep: SpecimenListProjection.Sweep, of key: UUID?, at position: Position, _ time: Date) throws {
    let (keeper, name) =
      switch sweep {
      case .renamed(let keeper, let name): (keeper, name)
      }
    if key == nil { contents.names[keeper] = name }
    contents.rows = contents.rows.mapValues { row in
      guard row.keeperID == keeper, key == nil || key == row.id else { return row }
      var row = row
      row.keeperName = name
      row.changed = position
      return row
    }
    operations.append(.sweep(position))
  }
}
