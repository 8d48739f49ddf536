import Foundation
import Kernel
import Projections
import Synchronization

/// The read model of orders in memory: a change that throws leaves everything as it was.
final class MemoryOrders: ProjectionStore {
  typealias F = OrderSummaryProjection

  struct Contents: Equatable {
    var rows: [UUID: OrderSummaryRow] = [:]
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
    _ body: (Position, any Table<OrderSummaryProjection>, any Quarantine) throws -> LogMark?
  ) throws -> Position {
    var end: LogMark?
    try change { end = try body(contents.checkpoint, $0, $1) }
    return state.withLock { state in
      if let end { state.contents.checkpoint = end.position }
      return state.contents.checkpoint
    }
  }

  func change(_ body: (any Table<OrderSummaryProjection>, any Quarantine) throws -> Void) throws {
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
  typealias F = OrderSummaryProjection

  var contents: MemoryOrders.Contents
  var operations: [MemoryOrders.Operation] = []
  var factsRead: [UUID] = []

  init(_ contents: MemoryOrders.Contents) {
    self.contents = contents
  }

  func load(_ key: UUID) throws -> OrderSummaryRow? {
    contents.rows[key]
  }

  func write(_ changes: [RowChange<OrderSummaryProjection>]) throws {
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

  func sweep(_ sweep: OrderSummaryProjection.Sweep, of key: UUID?, at position: Position, _ time: Date) throws {
    let (customer, name) =
      switch sweep {
      case .renamed(let customer, let name): (customer, name)
      }
    if key == nil { contents.names[customer] = name }
    contents.rows = contents.rows.mapValues { row in
      guard row.customerID == customer, key == nil || key == row.id else { return row }
      return OrderSummaryRow(
        id: row.id, customerID: row.customerID, customerName: name, status: row.status, currency: row.currency,
        totalAmount: row.totalAmount, returnedAmount: row.returnedAmount, items: row.items,
        shippingAddress: row.shippingAddress, placedAt: row.placedAt, createdAt: row.createdAt, updatedAt: time,
        version: row.version, changed: position)
    }
    operations.append(.sweep(position))
  }
}
