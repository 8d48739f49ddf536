package import CommandPorts
package import Domain
import Foundation
import JSON
import Kernel
package import SQLiteStore

/// One unit of work's view of the write file.
package final class SQLiteTransaction: Transaction {
  package let connection: Connection
  private let context: CommandContext
  private var metadata: String?
  /// The log's end, with what this transaction has appended.
  private(set) var head: Position
  /// Of the payloads of each stream that was read here.
  private var streamBytes: [String: Int] = [:]

  /// What this transaction has appended last; nil when it has appended nothing.
  private(set) var end: LogMark?

  init(_ connection: Connection, head: Position, context: CommandContext) {
    self.connection = connection
    self.head = head
    self.context = context
  }

  /// Appends what is pending to the event log; answers the bytes of its payloads. Throws `VersionConflict` when the
  /// stream has moved on since the aggregate was loaded.
  @discardableResult
  package func append(_ aggregate: some Aggregate, to stream: String) throws -> Int {
    let metadata = try metadataText()
    let time = try timeOfNext(in: stream, after: aggregate.savedVersion)
    var bytes = 0
    for (offset, event) in aggregate.pending.enumerated() {
      bytes += try append(event.payload, to: stream, version: aggregate.savedVersion + offset + 1, at: time, metadata)
    }
    return bytes
  }

  /// The stream's payloads took so many bytes when it was read here; 0 when it was not.
  func bytes(of stream: String) -> Int {
    streamBytes[stream] ?? 0
  }

  func note(_ bytes: Int, of stream: String) {
    streamBytes[stream] = bytes
  }

  /// When the command was accepted; but where the clock was set back, no earlier than the event before in the stream.
  private func timeOfNext(in stream: String, after version: Int) throws -> Int64 {
    let now = context.acceptedAt.milliseconds
    guard version > 0 else { return now }
    let last = try connection.first(
      "SELECT recorded_at FROM events WHERE stream = ? AND version = ?", stream, version
    ) { try $0.int64(0) }
    return max(now, last ?? now)
  }

  private func append(
    _ event: some DomainEvent, to stream: String, version: Int, at time: Int64, _ metadata: String
  ) throws -> Int {
    let kind = type(of: event)
    let payload = try JSON.text(of: event)
    do {
      try connection.run(
        """
        INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        head.next.value, stream, version, kind.type, kind.version, payload, time, metadata)
    } catch let error as SQLiteError where error.isTakenKey {
      // Somebody else has written to the log: what the writer holds of it in memory is no longer true.
      connection.distrust(error)
      throw error
    } catch let error as SQLiteError where error.kind == .constraintUnique {
      throw VersionConflict(expected: version - 1, present: try self.version(of: stream))
    }
    head = head.next
    end = LogMark(head, recordedAt: Date(milliseconds: time))
    return payload.utf8.count
  }

  /// The number of events in a stream; 0 when there is none.
  func version(of stream: String) throws -> Int {
    try connection.first("SELECT coalesce(max(version), 0) FROM events WHERE stream = ?", stream) { try $0.int(0) } ?? 0
  }

  private func metadataText() throws -> String {
    if let metadata { return metadata }
    let text = try JSON.text(of: EventMetadata(context))
    metadata = text
    return text
  }
}

/// What is stored beside each event of a command.
private struct EventMetadata: Encodable {
  let commandID: UUID
  let principal: String?
  let correlationID: UUID
  let causationID: UUID?
  let traceparent: String?

  init(_ context: CommandContext) {
    commandID = context.commandID
    principal = context.principal?.id
    correlationID = context.correlationID
    causationID = context.causationID
    traceparent = context.traceparent
  }
}

extension Transaction {
  /// The one place where a port's token becomes SQLite's. Throws `ForeignTransaction` for a token of another adapter.
  package func sqlite() throws -> SQLiteTransaction {
    guard let transaction = self as? SQLiteTransaction else { throw ForeignTransaction() }
    return transaction
  }
}

/// A port was handed a transaction of another adapter: two backends were mixed at composition.
struct ForeignTransaction: Error {}
