import Domain
import Foundation
import Kernel
import Projections

/// An event log in memory; the event at index 0 has position 1.
struct MemoryLog: EventSource {
  let events: [any DomainEvent]

  init(_ events: [any DomainEvent]) {
    self.events = events
  }

  func read(after position: Position, limit: Int, _ body: (StoredEvent) throws -> Void) throws -> LogMark? {
    var last = position
    for _ in events.dropFirst(Int(position.value)).prefix(limit) {
      last = last.next
      try read(at: last, body)
    }
    return last > position ? LogMark(last, recordedAt: Self.recordedAt(last.value)) : nil
  }

  func read(at position: Position, _ body: (StoredEvent) throws -> Void) throws {
    let event = events[Int(position.value) - 1]
    let kind = type(of: event)
    try body(
      StoredEvent(
        position: position, stream: "", version: Int(position.value), type: kind.type, schemaVersion: kind.version,
        recordedAt: Self.recordedAt(position.value), payload: HeldEvent(event: event)))
  }

  /// When the event at a position was recorded.
  static func recordedAt(_ position: Int64) -> Date {
    Date(timeIntervalSince1970: 1_300_000_000 + Double(position))
  }

  private struct HeldEvent: PayloadDecoder {
    let event: any DomainEvent

    func decode<E: Decodable>(_ type: E.Type) throws -> E {
      guard let event = event as? E else { throw NotOfThatForm() }
      return event
    }
  }
}

struct NotOfThatForm: Error {}

extension Fold {
  /// Folds events that all touch one row, the first at position 1.
  static func row(after history: [any DomainEvent], fact: Fact? = nil) throws -> Row? {
    let types = EventTable(events)
    var row: Row?
    _ = try MemoryLog(history).read(after: .start, limit: history.count) { stored in
      guard let event = try types.decode(type: stored.type, version: stored.schemaVersion, stored.payload),
        case .row(let key) = effect(of: event)
      else { throw NotOfThatForm() }
      let recorded = RecordedEvent(
        position: stored.position, version: stored.version, recordedAt: stored.recordedAt, event: event)
      row = try fold(row, of: key, recorded, fact)
    }
    return row
  }
}
