import Domain
import Kernel

/// One stretch of the log on its way into the rows, within one transaction. What can't be applied is parked with its
/// row, or with its stream when that does not tell the row.
struct Stretch<F: Fold> {
  private let types: EventTable<F.Event>
  private let rows: RowCache<F>
  private let table: any Table<F>
  private let quarantine: any Quarantine
  /// What stands still, each with the position that stopped it.
  private var parked: [ParkingPlace: Position]
  /// Where the first stream came to stand still.
  private var firstStream: Position?
  /// What is at or before it is done, so an event that comes twice changes nothing.
  private var last: Position

  init(
    after checkpoint: Position, of types: EventTable<F.Event>, through rows: RowCache<F>, into table: any Table<F>,
    _ quarantine: any Quarantine
  ) throws {
    last = checkpoint
    self.types = types
    self.rows = rows
    self.table = table
    self.quarantine = quarantine
    let parked = try quarantine.parked()
    self.parked = Dictionary(uniqueKeysWithValues: parked.map { ($0.place, $0.position) })
    firstStream = parked.first(where: \.place.isStream)?.position
  }

  mutating func apply(_ stored: StoredEvent) throws {
    guard stored.position > last else { return }
    last = stored.position
    if !parked.isEmpty, parked[.stream(stored.stream)] != nil {
      guard types.has(type: stored.type) else { return }
      return try park(stored.position, .stream(stored.stream), nil)
    }
    do {
      if let event = try types.read(stored) { try apply(event) }
    } catch let fault as UnreadableEvent {
      let row = F.key(ofStream: fault.stream).map { ParkingPlace.row("\($0)") }
      try park(fault.position, row ?? .stream(fault.stream), "\(fault)")
    }
  }

  private mutating func apply(_ event: RecordedEvent<F.Event>) throws {
    switch F.effect(of: event.event) {
    case .nothing: return
    case .row(let key): try fold(event, into: key)
    case .rows(let keys): for key in keys { try fold(event, into: key) }
    case .fact(let key, let fact): try rows.set(fact, for: key, table)
    case .sweep(let sweep):
      try rows.sweep(sweep, by: event, table)
      // Its place among the row's events must be kept: it may be undone by those that wait.
      for row in parked.keys.sorted() where !row.isStream { try park(event.position, row, nil) }
    }
  }

  private mutating func fold(_ event: RecordedEvent<F.Event>, into key: F.Key) throws {
    if !parked.isEmpty, parked[.row("\(key)")] != nil { return try park(event.position, .row("\(key)"), nil) }
    do {
      try rows.fold(event, into: key, table)
    } catch let poison as Poison {
      try park(event.position, .row("\(key)"), poison.reason)
    }
  }

  private mutating func park(_ position: Position, _ place: ParkingPlace, _ error: String?) throws {
    let isBehind = parked[place] != nil
    try quarantine.park(position, at: place, error: isBehind ? nil : error)
    guard !isBehind else { return }
    parked[place] = position
    if place.isStream, firstStream == nil { firstStream = position }
    guard recentFaults(at: position) <= TooManyParked.limit else { throw TooManyParked(last: error ?? "") }
  }

  /// Rows that came to stand still after a stream did don't count: they may lack what its events would have told.
  private func recentFaults(at position: Position) -> Int {
    let uncounted = firstStream ?? position.next
    return parked.count { place, first in
      first.value > position.value - TooManyParked.stretch && (place.isStream || first < uncounted)
    }
  }
}
