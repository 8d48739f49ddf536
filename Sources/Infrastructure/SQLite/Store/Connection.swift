internal import CSQLite

/// One connection to one file, with its prepared statements. Not `Sendable`: it has one owner at a time.
package final class Connection {
  let handle: OpaquePointer
  /// While set, statements are refused once the transaction is gone: they would commit alone.
  var needsTransaction = false
  /// Why a needed transaction went.
  private(set) var transactionLoss: SQLiteError?
  /// The first error after which nothing on this connection can be trusted.
  private(set) var damage: SQLiteError?
  let log = WriteAheadLog()
  private let timeLimit = TimeLimit()
  private var statements = StatementCache()

  package init(path: String, mode: ConnectionMode) throws {
    handle = try Self.open(path, mode)
    try ConnectionSettings.apply(mode, to: self)
    log.watch(handle)
    timeLimit.watch(handle)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Rows that the last INSERT, UPDATE or DELETE changed.
  package var changes: Int { Int(sqlite3_changes64(handle)) }

  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Pages in the write-ahead log after this connection's last commit.
  package var pagesInLog: Int { log.pages }

  /// Commits of this connection that wrote something.
  package var commits: Int { log.commits }

  /// Statements of `body` that run when the limit has passed are stopped with `.interrupted`. A writing one takes the
  /// whole transaction with it. The inner of two limits counts.
  package func limited<R>(to limit: Duration, _ body: () throws -> R) rethrows -> R {
    let outer = (timeLimit.limit, timeLimit.end)
    timeLimit.limit = limit
    timeLimit.end = nil
    defer { (timeLimit.limit, timeLimit.end) = outer }
    return try body()
  }
}

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
  package func each(_ sql: SQL, _ values: (any SQLiteValue)?..., while body: (Row) throws -> Bool) throws {
    try each(sql, values: values, while: body)
  }

  package func each(_ sql: SQL, values: [(any SQLiteValue)?], while body: (Row) throws -> Bool) throws {
    try using(sql, values) { statement in
      while try step(statement) {
        guard try body(Row(statement: statement.pointer)) else { return }
      }
    }
  }

  /// Any number of statements without values, for schemas and settings.
  package func script(_ sql: SQL) throws {
    try requireTransaction()
    let code = sqlite3_exec(handle, sql.text, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, during: sql.text) }
  }
}

extension Connection {
  /// Starts to watch a transaction that must not be lost unseen.
  func expectTransaction() {
    transactionLoss = nil
    needsTransaction = true
  }

  func failure(_ code: Int32, during operation: String) -> SQLiteError {
    let error = SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), during: operation)
    if needsTransaction, !isInTransaction, transactionLoss == nil { transactionLoss = error }
    if error.isDamage, damage == nil { damage = error }
    return error
  }

  func requireTransaction() throws {
    guard needsTransaction, !isInTransaction else { return }
    throw transactionLoss
      ?? SQLiteError(code: SQLITE_ABORT, message: "the transaction was ended from within", during: "a unit of work")
  }

  private func using<R>(
    _ sql: SQL, _ values: [(any SQLiteValue)?], _ body: (Statement) throws -> R
  ) throws -> R {
    try requireTransaction()
    var statement = try statements.statement(for: sql, on: handle)
    if statement.isRunning { statement = try Statement(sql, on: handle) }
    statement.isRunning = true
    defer { statement.reset() }
    try bind(values, to: statement)
    return try body(statement)
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
  private func step(_ statement: Statement) throws -> Bool {
    switch sqlite3_step(statement.pointer) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    case let code: throw failure(code, during: text(of: statement))
    }
  }

  private func text(of statement: Statement) -> String {
    sqlite3_sql(statement.pointer).map { String(cString: $0) } ?? ""
  }

  private static func open(_ path: String, _ mode: ConnectionMode) throws -> OpaquePointer {
    let access =
      switch mode {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite, .underConstruction: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let message = String(cString: handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
      sqlite3_close_v2(handle)
      throw SQLiteError(code: code, message: message, during: "open \(path)")
    }
    return handle
  }
}
