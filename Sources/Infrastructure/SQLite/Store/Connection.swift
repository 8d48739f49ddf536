internal import CSQLite

/// One connection to one file, with its prepared statements. Not `Sendable`: it has one owner at a time.
package final class Connection {
  let handle: OpaquePointer
  /// How long it waits for a lock of somebody else, before it throws `.busy`.
  package var patience: Duration = .seconds(5) {
    didSet { ConnectionSettings.set(patience, on: self) }
  }
  /// While set, statements are refused once the transaction is gone: they would commit alone.
  var needsTransaction = false
  /// Why a needed transaction went.
  private(set) var transactionLoss: SQLiteError?
  /// The first error after which nothing on this connection can be trusted.
  package private(set) var damage: SQLiteError?
  let log = WriteAheadLog()
  let transactionControl = TransactionControl()
  private let timeLimit = TimeLimit()
  var statements = StatementCache()

  /// `mayMake`: false for a file that must be there, whatever the mode.
  package init(path: String, mode: ConnectionMode, mayMake: Bool = true) throws {
    handle = try Self.open(path, mode, mayMake)
    transactionControl.watch(handle)
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
  /// Starts to watch a transaction that must not be lost unseen.
  func expectTransaction() {
    transactionLoss = nil
    needsTransaction = true
  }

  func failure(_ code: Int32, during operation: String) -> SQLiteError {
    let error = SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), during: operation)
    if needsTransaction, !isInTransaction, transactionLoss == nil { transactionLoss = error }
    if error.faultOfWrites == .untrusted { distrust(error) }
    return error
  }

  /// From now on nothing on this connection can be trusted. The first reason counts.
  package func distrust(_ error: SQLiteError) {
    if damage == nil { damage = error }
  }

  func requireTransaction() throws {
    guard needsTransaction, !isInTransaction else { return }
    throw transactionLoss
      ?? SQLiteError(code: SQLITE_ABORT, message: "the transaction was ended from within", during: "a unit of work")
  }
}

extension Connection {
  /// Debian's SQLite takes `file:…` for a URI.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("file:") ? "./" + path : path
  }

  private static func open(_ path: String, _ mode: ConnectionMode, _ mayMake: Bool) throws -> OpaquePointer {
    let access =
      switch mode {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite, .underConstruction: SQLITE_OPEN_READWRITE | (mayMake ? SQLITE_OPEN_CREATE : 0)
      }
    if mode != .readOnly, mayMake { PrivateFile.make(plain(path)) }
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(
      plain(path), &handle, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let message = String(cString: handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
      sqlite3_close_v2(handle)
      throw SQLiteError(code: code, message: message, during: "open \(path)")
    }
    return handle
  }
}
