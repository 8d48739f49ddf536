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
    after position: Position, limit: Int, as types: [EventType<Event>]
  ) throws -> EventBatch<Event> {
    let table = EventTable(types)
    var found: [RecordedEvent<Event>] = []
    var last = position
    for event in events.dropFirst(Int(position.value)).prefix(limit) {
      last = last.next
      let kind = type(of: event)
      guard let event = try table.decode(type: kind.type, version: kind.version, HeldEvent(event: event)) else {
        continue
      }
      found.append(
        RecordedEvent(
          position: last, version: Int(last.value), recordedAt: OrdersHistory.recordedAt(last.value), event: event))
    }
    return EventBatch(events: found, last: last)
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
    try MemoryLog(events).read(after: .start, limit: events.count, as: OrdersEvent.types).events
      .reduce(Row?.none) { row, event in
        guard case .row(let key) = effect(of: event.event) else { return row }
        return try fold(row, of: key, event, fact)
      }
  }
}
