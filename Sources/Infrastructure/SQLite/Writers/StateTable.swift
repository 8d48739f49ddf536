package import CommandPorts
package import Domain
package import SQLiteStore

/// Loads and saves state-based aggregates: a row an aggregate, and a stream of what happened to it beside.
package struct StateTable<Aggregate: StateBased>: Sendable {
  private let stream: @Sendable (Aggregate.ID) -> String
  private let key: @Sendable (Aggregate.ID) -> any SQLiteValue
  private let columns: TableColumns
  private let read: @Sendable (Row) throws -> Aggregate
  private let values: @Sendable (Aggregate) -> [(any SQLiteValue)?]
  /// Each write answers the row's version, or no row when the one it needs is not there.
  private let insert: SQL
  private let update: SQL
  private let delete: SQL

  /// `columns` are the key, then `version` and whatever else, all as changing; `values` are those after the version, in
  /// their order. Belongs into a `static let`.
  package init(
    _ columns: TableColumns, stream: @escaping @Sendable (Aggregate.ID) -> String,
    key: @escaping @Sendable (Aggregate.ID) -> any SQLiteValue,
    read: @escaping @Sendable (Row) throws -> Aggregate,
    values: @escaping @Sendable (Aggregate) -> [(any SQLiteValue)?]
  ) {
    self.stream = stream
    self.key = key
    self.columns = columns
    self.read = read
    self.values = values
    insert = columns.insertIfNew + " RETURNING version"
    update = columns.update(if: "version = ? RETURNING version")
    delete = columns.delete(if: "version = ? RETURNING version")
  }

  /// Nil when there is no such row.
  package func load(_ id: Aggregate.ID, in transaction: any Transaction) throws -> Aggregate? {
    try loadFirst(columns.selectOne, key(id), in: transaction)
  }

  /// The first row of another question with all columns in their order, such as `columns.select("WHERE name = ?")`.
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
      case (false, false): try run(insert, [key, aggregate.version] + values(aggregate), connection)
      case (true, false):
        try run(update, [aggregate.version] + values(aggregate) + [key, present], connection)
      case (true, true): try run(delete, [key, present], connection)
      }
    return changed != nil
  }

  private func run(_ sql: SQL, _ values: [(any SQLiteValue)?], _ connection: Connection) throws -> Int? {
    try connection.first(sql, values: values) { try $0.int(0) }
  }
}

/// A row is not of the version that its stream has: a fault of ours or damage, never of who sent the command.
struct RowOutOfStep: Error, CustomStringConvertible {
  let stream: String
  let version: Int

  var description: String { "the row of \(stream) is not of version \(version), where its stream was" }
}
