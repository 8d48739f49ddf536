import Domain
import Kernel
import Projections

/// An event log in memory; the event at index 0 has position 1.
struct MemoryLog: EventSource {
  let events: [any DomainEvent]

  init(_ events: [any DomainEvent]) {
    self.events = events
  }

  func read<Event: Sendable>(
    after position: Position, limit: Int, as types: [EventType<Event>], standing streams: Set<String> = []
  ) throws -> EventBatch<Event> {
    var entries: [LogEntry<Event>] = []
    var last = position
    for _ in events.dropFirst(Int(position.value)).prefix(limit) {
      last = last.next
      if let entry = try read(at: last, as: types) { entries.append(entry) }
    }
    return EventBatch(entries: entries, last: last)
  }

  func read<Event: Sendable>(at position: Position, as types: [EventType<Event>]) throws -> LogEntry<Event>? {
    let event = events[Int(position.value) - 1]
    let kind = type(of: event)
    guard
      let event = try EventTable(types).decode(type: kind.type, version: kind.version, HeldEvent(event: event))
    else { return nil }
    return .event(
      RecordedEvent(
        position: position, version: Int(position.value), recordedAt: OrdersHistory.recordedAt(position.value),
        event: event))
  }

  private struct HeldEvent: PayloadDecoder {
    let event: any DomainEvent

    func decode<E: Decodable>(_ type: E.Type) throws -> E {
      guard let event = event as? E else { throw NotOfThatForm() }
      return event
    }
  }
}

extension Fold where Event == OrdersEvent, Key: Hashable {
  /// Folds events that all touch one row, the first at position 1.
  static func row(after events: [any DomainEvent], fact: Fact? = nil) throws -> Row? {
    try MemoryLog(events).read(after: .start, limit: events.count, as: OrdersEvent.types).entries
      .reduce(Row?.none) { row, entry in
        guard case .event(let event) = entry, case .row(let key) = effect(of: event.event) else {
          throw NotOfThatForm()
        }
        return try fold(row, of: key, event, fact)
      }
  }
}
