internal import CSQLite

/// A failure that SQLite reported.
package struct SQLiteError: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case busy
    /// A unique index, a primary key or a row id.
    case constraintUnique
    /// Any other constraint.
    case constraint
    case diskFull
    case io
    case corrupt
    case readOnly
    /// Stopped by a time limit.
    case interrupted
    case cantOpen
    case notADatabase
    case other
  }

  /// The extended result code.
  package let code: Int32
  /// SQLite's own words, which may change between its versions: for logs, never to be compared.
  package let message: String
  /// The SQL, or the operation.
  package let during: String

  package init(code: Int32, message: String, during: String) {
    self.code = code
    self.message = message
    self.during = during
  }

  package var kind: Kind {
    switch code {
    case SQLiteResult.uniqueConstraint, SQLiteResult.primaryKeyConstraint, SQLiteResult.rowIDConstraint:
      return .constraintUnique
    default: break
    }
    return switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: .busy
    case SQLITE_CONSTRAINT: .constraint
    case SQLITE_FULL: .diskFull
    case SQLITE_IOERR: .io
    case SQLITE_CORRUPT: .corrupt
    case SQLITE_READONLY: .readOnly
    case SQLITE_INTERRUPT: .interrupted
    case SQLITE_CANTOPEN: .cantOpen
    case SQLITE_NOTADB: .notADatabase
    default: .other
    }
  }
}

extension SQLiteError {
  /// After a failed sync the system may have dropped what it could not write, and told nobody but the first who asked.
  var isDamage: Bool {
    code == SQLiteResult.failedSync || code == SQLiteResult.failedFolderSync || kind == .corrupt
      || kind == .notADatabase
  }
}

extension SQLiteError: CustomStringConvertible {
  package var description: String {
    "SQLite error \(code) (\(kind)): \(message), during: \(during)"
  }
}

/// Extended result codes. The C macros are expressions, which Swift can't see.
enum SQLiteResult {
  static let primaryKeyConstraint = SQLITE_CONSTRAINT | (6 << 8)
  static let uniqueConstraint = SQLITE_CONSTRAINT | (8 << 8)
  static let rowIDConstraint = SQLITE_CONSTRAINT | (10 << 8)
  static let failedSync = SQLITE_IOERR | (4 << 8)
  static let failedFolderSync = SQLITE_IOERR | (5 << 8)
}
