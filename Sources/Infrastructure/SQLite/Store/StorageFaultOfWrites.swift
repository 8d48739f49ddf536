/// What a failure of the storage means to those who write: the one table from SQLite's results to what the writer does
/// and what its callers are told.
package enum StorageFaultOfWrites: Sendable, Equatable, CaseIterable {
  /// Another program holds the lock for writing.
  case locked
  /// There is no room for more.
  case full
  /// Disk, memory or time did not suffice; the transaction is taken back.
  case failed
  /// Nothing on the connection can be trusted any more: the writer stops and opens its file anew.
  case untrusted
  /// Of the statement or its values: a fault of the program, if nobody has foreseen it.
  case ours
}

extension SQLiteError {
  package var faultOfWrites: StorageFaultOfWrites {
    // After a failed sync the system may have dropped what it could not write, and told nobody but the first who asked.
    if code == SQLiteResult.failedSync || code == SQLiteResult.failedFolderSync { return .untrusted }
    return switch kind {
    case .busy: .locked
    case .diskFull: .full
    case .io, .outOfMemory, .interrupted, .cantOpen: .failed
    // A file that was moved away, or could only be opened for reading.
    case .corrupt, .notADatabase, .readOnly: .untrusted
    case .constraint, .constraintUnique, .other: .ours
    }
  }
}
