internal import CSQLite

extension Connection {
  /// For statements that answer no rows; rows that come all the same are passed over.
  package func run(_ sql: SQL, _ values: (any SQLiteValue)?...) throws {
    try run(sql, values: values)
  }

  package func run(_ sql: SQL, values: [(any SQLiteValue)?]) throws {
    try using(sql, values) { statement in
      while try step(statement) {}
    }
  }

  package func first<R>(_ sql: SQL, _ values: (any SQLiteValue)?..., as row: (Row) throws -> R) throws -> R? {
    try first(sql, values: values, as: row)
  }

  package func first<R>(_ sql: SQL, values: [(any SQLiteValue)?], as row: (Row) throws -> R) throws -> R? {
    try using(sql, values) { statement in
      guard try step(statement) else { return nil }
      let result = try row(Row(statement: statement.pointer))
      // A statement that writes (RETURNING) must come to its end, where its own commit may fail.
      if sqlite3_stmt_readonly(statement.pointer) == 0 { while try step(statement) {} }
      return result
    }
  }

  package func all<R>(_ sql: SQL, _ values: (any SQLiteValue)?..., as row: (Row) throws -> R) throws -> [R] {
    try all(sql, values: values, as: row)
  }

  package func all<R>(_ sql: SQL, values: [(any SQLiteValue)?], as row: (Row) throws -> R) throws -> [R] {
    try using(sql, values) { statement in
      var rows: [R] = []
      while try step(statement) { rows.append(try row(Row(statement: statement.pointer))) }
      return rows
    }
  }

  package func each(_ sql: SQL, _ values: (any SQLiteValue)?..., body: (Row) throws -> Void) throws {
    try each(sql, values: values, body: body)
  }

  package func each(_ sql: SQL, values: [(any SQLiteValue)?], body: (Row) throws -> Void) throws {
    try using(sql, values) { statement in
      while try step(statement) { try body(Row(statement: statement.pointer)) }
    }
  }

  /// Goes on while `body` answers true.
  package func eachWhile(_ sql: SQL, _ values: (any SQLiteValue)?..., body: (Row) throws -> Bool) throws {
    try eachWhile(sql, values: values, body: body)
  }

  package func eachWhile(_ sql: SQL, values: [(any SQLiteValue)?], body: (Row) throws -> Bool) throws {
    try using(sql, values) { statement in
      while try step(statement) {
        guard try body(Row(statement: statement.pointer)) else { return }
      }
    }
  }

  /// Any number of statements without values, for schemas and settings.
  package func script(_ sql: SQL) throws {
    try requireTransaction()
    transactionControl.isForbidden = needsTransaction
    defer { transactionControl.isForbidden = false }
    let code = sqlite3_exec(handle, sql.text, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, during: sql.text) }
  }
}
