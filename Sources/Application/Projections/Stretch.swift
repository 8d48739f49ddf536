import Kernel

/// One stretch of the log on its way into the rows, within one transaction. What can't be applied is parked with its row.
struct Stretch<F: Fold> {
  private let quarantine: any Quarantine
  private var rows: RowCache<F>
  /// The rows that stand still, each with the position that stopped it.
  private var parked: [String: Position]
  /// What is at or before it is done, so an event that comes twice changes nothing.
  private var last: Position

  init(after checkpoint: Position, _ table: any Table<F>, _ quarantine: any Quarantine) throws {
    last = checkpoint
    self.quarantine = quarantine
    rows = RowCache(table)
    parked = Dictionary(uniqueKeysWithValues: try quarantine.rows().map { ($0.name, $0.position) })
  }

  mutating func apply(_ entry: LogEntry<F.Event>) throws {
    guard entry.position > last else { return }
    last = entry.position
    switch entry {
    case .event(let event): try apply(event)
    case .unreadable(let fault):
      guard let key = F.key(ofStream: fault.stream) else { throw fault }
      try park(fault.position, "\(key)", "\(fault)")
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
      for row in parked.keys.sorted() { try park(event.position, row, nil) }
    }
  }

  private mutating func fold(_ event: RecordedEvent<F.Event>, into key: F.Key) throws {
    if !parked.isEmpty, parked["\(key)"] != nil { return try park(event.position, "\(key)", nil) }
    do {
      try rows.fold(event, into: key)
    } catch let poison as Poison {
      try park(event.position, "\(key)", poison.reason)
    }
  }

  private mutating func park(_ position: Position, _ row: String, _ error: String?) throws {
    let isBehind = parked[row] != nil
    try quarantine.park(position, of: row, error: isBehind ? nil : error)
    guard !isBehind else { return }
    parked[row] = position
    let recent = parked.values.count { $0.value > position.value - TooManyParked.stretch }
    guard recent <= TooManyParked.limit else { throw TooManyParked(last: error ?? "") }
  }
}
