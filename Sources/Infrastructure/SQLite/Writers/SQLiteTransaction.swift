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
  private let recordedAt: Int64
  private var metadata: String?
  /// The log's end, with what this transaction has appended.
  private(set) var head: Position

  /// What this transaction has appended last; nil when it has appended nothing.
  private(set) var end: LogMark?

  init(_ connection: Connection, head: Position, context: CommandContext) {
    self.connection = connection
    self.head = head
    self.context = context
    recordedAt = context.acceptedAt.milliseconds
  }

  /// Appends what is pending to the event log. Throws `VersionConflict` when the stream has moved on since the
  /// aggregate was loaded.
  package func append(_ aggregate: some Aggregate, to stream: String) throws {
    let metadata = try metadataText()
    for (offset, event) in aggregate.pending.enumerated() {
      try append(event.payload, to: stream, version: aggregate.savedVersion + offset + 1, metadata)
    }
  }

  private func append(_ event: some DomainEvent, to stream: String, version: Int, _ metadata: String) throws {
    let kind = type(of: event)
    do {
      try connection.run(
        """
        INSERT INTO events (position, stream, version, type, schema_version, payload, recorded_at, metadata)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        head.next.value, stream, version, kind.type, kind.version, try JSON.text(of: event), recordedAt, metadata)
    } catch let error as SQLiteError where error.kind == .constraintUnique {
      throw VersionConflict(expected: version - 1, present: try self.version(of: stream))
    }
    head = head.next
    end = LogMark(head, recordedAt: Date(milliseconds: recordedAt))
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
