package import CommandPorts
package import Domain
import JSON
import SQLiteStore

/// Loads and saves event-sourced aggregates: their stream is all there is of them.
package struct EventStreams<Aggregate: EventSourced>: Sendable {
  private let table = EventTable(Aggregate.Event.types)
  private let stream: @Sendable (Aggregate.ID) -> String

  package init(stream: @escaping @Sendable (Aggregate.ID) -> String) {
    self.stream = stream
  }

  /// Nil when the stream has no event.
  package func load(_ id: Aggregate.ID, in transaction: any Transaction) throws -> Aggregate? {
    let transaction = try transaction.sqlite()
    let stream = stream(id)
    var aggregate: Aggregate?
    var bytes = 0
    try transaction.connection.each(
      "SELECT type, schema_version, payload, version FROM events WHERE stream = ? ORDER BY version", stream
    ) { (row: Row) -> Void in
      let type = try row.text(0)
      let version = try row.int(1)
      let event = try row.withBytes(2) { payload in
        bytes += payload.count
        do {
          return try table.decode(type: type, version: version, JSONPayload(payload))
        } catch {
          throw UnreadableStream(stream: stream, version: try row.int(3), reason: "\(error)")
        }
      }
      guard let event else { throw ForeignEvent(type: type, stream: stream) }
      if aggregate == nil {
        aggregate = Aggregate(opening: event)
        if aggregate == nil { throw ForeignEvent(type: type, stream: stream) }
      } else {
        aggregate?.apply(event)
      }
    }
    transaction.note(bytes, of: stream)
    return aggregate
  }

  /// Appends the pending events to the stream, which was loaded in the same transaction if it is not new. Throws
  /// `VersionConflict` when it has moved on since, and `StreamFull` beyond `StreamBounds`.
  package func save(_ aggregate: Aggregate, in transaction: any Transaction) throws {
    guard !aggregate.pending.isEmpty else { return }
    let transaction = try transaction.sqlite()
    let stream = stream(aggregate.id)
    let bytes = transaction.bytes(of: stream) + (try transaction.append(aggregate, to: stream))
    transaction.note(bytes, of: stream)
    guard aggregate.version > StreamBounds.mostEvents || bytes > StreamBounds.mostBytes else { return }
    guard aggregate.pending.allSatisfy(\.happensOnce) else { throw StreamFull() }
  }
}

/// The stream holds an event that its aggregate does not know at this place.
struct ForeignEvent: Error {
  let type: String
  let stream: String
}

/// A stored event is not of its form: a fault of ours, never of who sent the command.
struct UnreadableStream: Error, CustomStringConvertible {
  let stream: String
  let version: Int
  let reason: String

  var description: String { "event \(version) of \(stream) can't be read: \(reason)" }
}
