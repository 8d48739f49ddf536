package import CommandPorts
package import Domain
package import SQLiteStore

/// Loads and saves state-based aggregates: a row an aggregate, and a stream of what happened to it beside.
package struct StateTable<Aggregate: StateBased>: Sendable {
  private let stream: @Sendable (Aggregate.ID) -> String
  private let key: @Sendable (Aggregate.ID) -> any SQLiteValue
  private let statements: StateStatements
  private let read: @Sendable (Row) throws -> Aggregate
  private let values: @Sendable (Aggregate) -> [(any SQLiteValue)?]

  /// `values` are the columns after the key and the version, in the order of the statements.
  package init(
    stream: @escaping @Sendable (Aggregate.ID) -> String, key: @escaping @Sendable (Aggregate.ID) -> any SQLiteValue,
    _ statements: StateStatements, read: @escaping @Sendable (Row) throws -> Aggregate,
    values: @escaping @Sendable (Aggregate) -> [(any SQLiteValue)?]
  ) {
    self.stream = stream
    self.key = key
    self.statements = statements
    self.read = read
    self.values = values
  }

  /// Nil when there is no such row.
  package func load(_ id: Aggregate.ID, in transaction: any Transaction) throws -> Aggregate? {
    try loadFirst(statements.select, key(id), in: transaction)
  }

  /// The first row of another question with the columns of `select`.
  package func loadFirst(
    _ sql: SQL, _ value: any SQLiteValue, in transaction: any Transaction
  ) throws -> Aggregate? {
    try transaction.sqlite().connection.first(sql, value, as: read)
  }

  /// The version at which the id's stream ends: what a new aggregate goes on from where one was deleted. 0 where there
  /// never was one.
  package func loadLastVersion(of id: Aggregate.ID, in transaction: any Transaction) throws -> Int {
    try transaction.sqlite().version(of: stream(id))
  }

  /// Appends the pending events, then adds, changes or removes the row; does nothing when there are none. Throws
  /// `VersionConflict` when the aggregate has changed since it was loaded, and `RowOutOfStep` when row and stream
  /// disagree.
  package func save(_ aggregate: Aggregate, in transaction: any Transaction) throws {
    guard !aggregate.pending.isEmpty else { return }
    let transaction = try transaction.sqlite()
    let stream = stream(aggregate.id)
    if !aggregate.changes.isStored { try requireEnd(of: stream, at: aggregate.savedVersion, in: transaction) }
    try transaction.append(aggregate, to: stream)
    guard try isWritten(aggregate, transaction.connection) else {
      throw RowOutOfStep(stream: stream, version: aggregate.savedVersion)
    }
  }

  /// A new aggregate leaves no gap behind one that was deleted.
  private func requireEnd(of stream: String, at version: Int, in transaction: SQLiteTransaction) throws {
    guard version > 0 else { return }
    let present = try transaction.version(of: stream)
    guard present == version else { throw VersionConflict(expected: version, present: present) }
  }

  /// Whether there was the one row, of the version that was loaded, or none, to be changed.
  private func isWritten(_ aggregate: Aggregate, _ connection: Connection) throws -> Bool {
    let key = key(aggregate.id)
    let present = aggregate.savedVersion
    let changed: Int? =
      switch (aggregate.changes.isStored, aggregate.changes.isDeletion) {
      case (false, true): aggregate.version
      case (false, false): try run(statements.insert, [key, aggregate.version] + values(aggregate), connection)
      case (true, false):
        try run(statements.update, [key, aggregate.version] + values(aggregate) + [present], connection)
      case (true, true): try run(statements.delete, [key, present], connection)
      }
    return changed != nil
  }

  private func run(_ sql: SQL, _ values: [(any SQLiteValue)?], _ connection: Connection) throws -> Int? {
    try connection.first(sql, values: values) { try $0.int(0) }
  }
}

/// How the rows of one table are read and written. Each write answers the row's version, or no row when the one it
/// needs is not there.
package struct StateStatements: Sendable {
  let select: SQL
  let insert: SQL
  let update: SQL
  let delete: SQL

  /// - Parameters:
  ///   - select: `SELECT … WHERE key = ?`
  ///   - insert: `INSERT INTO … (key, version, …) VALUES (?, ?, …) ON CONFLICT (key) DO NOTHING RETURNING version`
  ///   - update: `UPDATE … SET version = ?2, … WHERE key = ?1 AND version = ?n RETURNING version`
  ///   - delete: `DELETE FROM … WHERE key = ? AND version = ? RETURNING version`
  package init(select: SQL, insert: SQL, update: SQL, delete: SQL) {
    self.select = select
    self.insert = insert
    self.update = update
    self.delete = delete
  }
}

/// A row is not of the version that its stream has: a fault of ours or damage, never of who sent the command.
struct RowOutOfStep: Error, CustomStringConvertible {
  let stream: String
  let version: Int

  var description: String { "the row of \(stream) is not of version \(version), where its stream was" }
}
