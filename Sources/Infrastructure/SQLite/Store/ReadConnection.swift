/// A connection within one read transaction: it has no way to write. Valid only inside the closure it is handed to.
package struct ReadConnection {
  let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  package func first<R>(_ sql: SQL, _ values: (any SQLiteValue)?..., as row: (Row) throws -> R) throws -> R? {
    try connection.first(sql, values: values, as: row)
  }

  package func first<R>(_ sql: SQL, values: [(any SQLiteValue)?], as row: (Row) throws -> R) throws -> R? {
    try connection.first(sql, values: values, as: row)
  }

  package func all<R>(_ sql: SQL, _ values: (any SQLiteValue)?..., as row: (Row) throws -> R) throws -> [R] {
    try connection.all(sql, values: values, as: row)
  }

  package func all<R>(_ sql: SQL, values: [(any SQLiteValue)?], as row: (Row) throws -> R) throws -> [R] {
    try connection.all(sql, values: values, as: row)
  }

  package func each(_ sql: SQL, _ values: (any SQLiteValue)?..., body: (Row) throws -> Void) throws {
    try connection.each(sql, values: values, body: body)
  }

  /// Goes on while `body` answers true.
  package func eachWhile(_ sql: SQL, _ values: (any SQLiteValue)?..., body: (Row) throws -> Bool) throws {
    try connection.eachWhile(sql, values: values, body: body)
  }
}

extension Connection {
  /// The same connection for who shall only read.
  package var reading: ReadConnection { ReadConnection(self) }
}
