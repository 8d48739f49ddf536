import Kernel

/// One stretch of the log on its way into the rows, within one transaction. What can't be applied is parked with its
/// row, or with its stream when that does not tell the row.
struct Stretch<F: Fold> {
  private let quarantine: any Quarantine
  private var rows: RowCache<F>
  /// What stands still, each with the position that stopped it.
  private var parked: [ParkingPlace: Position]
  /// Where the first stream came to stand still.
  private var firstStream: Position?
  /// What is at or before it is done, so an event that comes twice changes nothing.
  private var last: Position

  /// `standing` are the streams that the log was read without. Throws `ReadTooSoon` when others stand still by now.
  init(
    after checkpoint: Position, standing streams: Set<String>, _ table: any Table<F>, _ quarantine: any Quarantine
  ) throws {
    last = checkpoint
    self.quarantine = quarantine
    rows = RowCache(table)
    let parked = try quarantine.parked()
    guard parked.streams == streams else { throw ReadTooSoon() }
    self.parked = Dictionary(uniqueKeysWithValues: parked.map { ($0.place, $0.position) })
    firstStream = parked.first(where: \.place.isStream)?.position
  }

  mutating func apply(_ entry: LogEntry<F.Event>) throws {
    guard entry.position > last else { return }
    last = entry.position
    switch entry {
    case .event(let event): try apply(event)
    case .waiting(let position, let stream): try park(position, .stream(stream), nil)
    case .unreadable(let fault):
      let row = F.key(ofStream: fault.stream).map { ParkingPlace.row("\($0)") }
      try park(fault.position, row ?? .stream(fault.stream), "\(fault)")
    }
  }

  mutating func finish() throws {
    try rows.flush()
  }

  private mutating func apply(_ event: RecordedEvent<F.Event>) throws {
    switch F.effect(of: event.event) {
    case .nothing: return
    case .row(let key): try fold(event, into: key)
    case .rows(let keys): for key in keys { try fold(event, into: key) }
    case .fact(let key, let fact): try rows.set(fact, for: key)
    case .sweep(let sweep):
      try rows.sweep(sweep, by: event)
      // Its place among the row's events must be kept: it may be undone by those that wait.
      for row in parked.keys.sorted() where !row.isStream { try park(event.position, row, nil) }
    }
  }

  private mutating func fold(_ event: RecordedEvent<F.Event>, into key: F.Key) throws {
    if !parked.isEmpty, parked[.row("\(key)")] != nil { return try park(event.position, .row("\(key)"), nil) }
    do {
      try rows.fold(event, into: key)
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

/// The rows were exchanged for others, behind which other streams stand still, after the log was read.
struct ReadTooSoon: Error {}
