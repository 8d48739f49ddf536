package import Kernel
package import Projections
package import SQLiteStore

/// The event log in the write file, read through read-only connections.
package struct SQLiteEventSource: EventSource, Sendable {
  private let pool: ReadPool

  package init(_ pool: ReadPool) {
    self.pool = pool
  }

  package func read(after position: Position, limit: Int, _ body: (StoredEvent) throws -> Void) throws -> LogMark? {
    try pool.read { try SQLiteEventLog($0).read(after: position, limit: limit, body) }
  }

  package func read(at position: Position, _ body: (StoredEvent) throws -> Void) throws {
    try pool.read { try SQLiteEventLog($0).read(at: position, body) }
  }
}
