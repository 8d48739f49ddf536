internal import CSQLite

/// What a statement does to the tables of a file, as SQLite's compiler says it: for tests, which ask it of every
/// statement that the program has. It sees through views, triggers and foreign keys.
package struct StatementEffects: Sendable, Equatable {
  /// The tables of which rows or columns are read.
  package let reads: Set<String>
  /// The tables whose rows or schema are changed; `sqlite_master` with the latter.
  package let writes: Set<String>
  /// Nothing of a file changes by it, not even a setting of the connection.
  package let onlyReads: Bool

  /// `sql` is one statement and is compiled, not run. Throws `SQLiteError` when it can't be. What the connection has
  /// prepared before is prepared anew after this.
  package init(of sql: SQL, on connection: Connection) throws {
    let watch = EffectWatch()
    let statement = try watch.during(on: connection) { try Statement(sql, on: connection) }
    reads = watch.reads
    writes = watch.writes
    onlyReads = sqlite3_stmt_readonly(statement.pointer) != 0 && writes.isEmpty && !watch.hasOther
  }
}

/// What SQLite asks leave for while it compiles.
private final class EffectWatch {
  private(set) var reads: Set<String> = []
  private(set) var writes: Set<String> = []
  /// A pragma, a transaction, another file.
  private(set) var hasOther = false

  /// A connection has one authorizer: its own is put back.
  func during<R>(on connection: Connection, _ body: () throws -> R) rethrows -> R {
    sqlite3_set_authorizer(
      connection.handle,
      { context, action, first, second, _, _ in
        guard let context else { return SQLITE_OK }
        Unmanaged<EffectWatch>.fromOpaque(context).takeUnretainedValue().note(action, first, second)
        return SQLITE_OK
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { connection.transactionControl.watch(connection.handle) }
    return try body()
  }

  private func note(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) {
    switch action {
    case SQLITE_READ: add(first, to: &reads)
    case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE, SQLITE_CREATE_TABLE, SQLITE_DROP_TABLE: add(first, to: &writes)
    case SQLITE_CREATE_INDEX, SQLITE_DROP_INDEX, SQLITE_ALTER_TABLE: add(second, to: &writes)
    case SQLITE_SELECT, SQLITE_FUNCTION, SQLITE_RECURSIVE: break
    default: hasOther = true
    }
  }

  /// What has no table in the file, such as a `WITH`, has no name here.
  private func add(_ name: UnsafePointer<CChar>?, to tables: inout Set<String>) {
    guard let name, name.pointee != 0 else { return }
    tables.insert(String(cString: name))
  }
}
