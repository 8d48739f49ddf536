internal import CSQLite

/// One prepared statement, finalised with its last reference.
final class Statement {
  let pointer: OpaquePointer
  let parameterCount: Int
  /// It begins or ends a transaction or a savepoint.
  let controlsTransaction: Bool
  /// While it runs. Whoever needs the same SQL meanwhile gets a statement of their own.
  var isRunning = false

  init(_ sql: SQL, on connection: Connection) throws {
    let handle = connection.handle
    connection.transactionControl.wasMet = false
    var statement: OpaquePointer?
    let (code, hasMore) = sql.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { text in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v3(
          handle, text.baseAddress, Int32(clamping: text.count), UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &tail)
        return (code, Self.hasMore(after: tail, in: text))
      }
    }
    guard code == SQLITE_OK else {
      throw connection.failure(code, during: sql.text)
    }
    guard let statement, !hasMore else {
      sqlite3_finalize(statement)
      throw SQLiteError(code: SQLITE_MISUSE, message: "exactly one statement is wanted", during: sql.text)
    }
    pointer = statement
    controlsTransaction = connection.transactionControl.wasMet
    parameterCount = Int(sqlite3_bind_parameter_count(statement))
  }

  deinit {
    sqlite3_finalize(pointer)
  }

  func reset() {
    // The code that reset returns is that of the last step, which has been seen.
    sqlite3_reset(pointer)
    if parameterCount > 0 { sqlite3_clear_bindings(pointer) }
    isRunning = false
  }

  private static func hasMore(after tail: UnsafePointer<CChar>?, in text: UnsafeBufferPointer<CChar>) -> Bool {
    guard let tail, let start = text.baseAddress else { return false }
    return text[(tail - start)...].contains { byte in
      !(byte == 32 || (9...13).contains(byte) || byte == 59)
    }
  }
}
