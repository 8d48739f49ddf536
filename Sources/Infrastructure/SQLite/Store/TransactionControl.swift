internal import CSQLite

/// Knows which statements begin or end transactions, by what SQLite's compiler says of them.
final class TransactionControl {
  /// True when it met one since it was last set back.
  var wasMet = false
  /// What is compiled now must not hold one.
  var isForbidden = false

  /// The handle must not outlive it.
  func watch(_ handle: OpaquePointer) {
    sqlite3_set_authorizer(
      handle,
      { context, action, _, _, _, _ in
        guard let context, action == SQLITE_TRANSACTION || action == SQLITE_SAVEPOINT else { return SQLITE_OK }
        return Unmanaged<TransactionControl>.fromOpaque(context).takeUnretainedValue().meet()
      },
      Unmanaged.passUnretained(self).toOpaque())
  }

  private func meet() -> Int32 {
    wasMet = true
    return isForbidden ? SQLITE_DENY : SQLITE_OK
  }
}
