import Domain
import JSON
import SQLiteStore

/// Loads event-sourced aggregates from their streams.
struct EventStreams<Aggregate: EventSourced> {
  private let table = EventTable(Aggregate.Event.types)

  /// Nil when the stream has no event.
  func load(_ stream: String, in transaction: SQLiteTransaction) throws -> Aggregate? {
    var aggregate: Aggregate?
    try transaction.connection.each(
      "SELECT type, schema_version, payload, version FROM events WHERE stream = ? ORDER BY version", stream
    ) { (row: Row) -> Void in
      let type = try row.text(0)
      let version = try row.int(1)
      let event = try row.withBytes(2) { payload in
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
    return aggregate
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
