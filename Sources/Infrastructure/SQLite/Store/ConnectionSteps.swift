internal import CSQLite

extension Connection {
  /// For the owner of the transaction: begins or ends it, or a part of it.
  func control(_ sql: SQL) throws {
    let statement = try prepared(sql)
    defer { statement.reset() }
    _ = try step(statement)
  }

  func using<R>(
    _ sql: SQL, _ values: [(any SQLiteValue)?], _ body: (Statement) throws -> R
  ) throws -> R {
    try requireTransaction()
    let statement = try prepared(sql)
    defer { statement.reset() }
    guard !(needsTransaction && statement.controlsTransaction) else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "the transaction belongs to its owner", during: sql.text)
    }
    try bind(values, to: statement)
    return try body(statement)
  }

  private func prepared(_ sql: SQL) throws -> Statement {
    var statement = try statements.statement(for: sql, on: self)
    if statement.isRunning { statement = try Statement(sql, on: self) }
    statement.isRunning = true
    return statement
  }

  private func bind(_ values: [(any SQLiteValue)?], to statement: Statement) throws {
    guard values.count == statement.parameterCount else {
      throw SQLiteError(
        code: SQLITE_RANGE,
        message: "\(statement.parameterCount) values are wanted, \(values.count) were given",
        during: text(of: statement)
      )
    }
    var index: Int32 = 0
    for value in values {
      index += 1
      // A parameter that was not bound is NULL.
      let code = value?.bind(to: Parameter(statement: statement.pointer, index: index)) ?? SQLITE_OK
      guard code == SQLITE_OK else { throw failure(code, during: text(of: statement)) }
    }
  }

  /// True on a row, false at the end.
  func step(_ statement: Statement) throws -> Bool {
    switch sqlite3_step(statement.pointer) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    case let code: throw failure(code, during: text(of: statement))
    }
  }

  private func text(of statement: Statement) -> String {
    sqlite3_sql(statement.pointer).map { String(cString: $0) } ?? ""
  }
}
