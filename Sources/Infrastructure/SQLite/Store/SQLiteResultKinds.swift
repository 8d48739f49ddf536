internal import CSQLite

extension SQLiteError.Kind {
  /// Each of SQLite's result codes has its place here. An extended code that isn't named goes with its primary one.
  init(code: Int32) {
    self =
      switch code {
      case SQLiteResult.uniqueConstraint, SQLiteResult.primaryKeyConstraint, SQLiteResult.rowIDConstraint:
        .constraintUnique
      case SQLiteResult.memoryInStorage: .outOfMemory
      case SQLiteResult.shortRead, SQLiteResult.wrongChecksum, SQLiteResult.corruptFileSystem: .corrupt
      default: Self(primary: code & 0xff)
      }
  }

  private init(primary code: Int32) {
    self =
      switch code {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy
      case SQLITE_CONSTRAINT: .constraint
      // The latter: the file would be longer than the system allows.
      case SQLITE_FULL, SQLITE_NOLFS: .diskFull
      case SQLITE_IOERR: .io
      case SQLITE_NOMEM: .outOfMemory
      case SQLITE_CORRUPT, SQLITE_FORMAT: .corrupt
      case SQLITE_READONLY: .readOnly
      case SQLITE_INTERRUPT: .interrupted
      case SQLITE_CANTOPEN, SQLITE_PERM: .cantOpen
      case SQLITE_NOTADB: .notADatabase
      // ERROR, INTERNAL, ABORT, NOTFOUND, EMPTY, SCHEMA, TOOBIG, MISMATCH, MISUSE, AUTH, RANGE, and what is no failure.
      default: .other
      }
  }
}

/// Extended result codes. The C macros are expressions, which Swift can't see.
enum SQLiteResult {
  static let primaryKeyConstraint = SQLITE_CONSTRAINT | (6 << 8)
  static let uniqueConstraint = SQLITE_CONSTRAINT | (8 << 8)
  static let rowIDConstraint = SQLITE_CONSTRAINT | (10 << 8)
  static let shortRead = SQLITE_IOERR | (2 << 8)
  static let failedSync = SQLITE_IOERR | (4 << 8)
  static let failedFolderSync = SQLITE_IOERR | (5 << 8)
  static let memoryInStorage = SQLITE_IOERR | (12 << 8)
  static let wrongChecksum = SQLITE_IOERR | (32 << 8)
  static let corruptFileSystem = SQLITE_IOERR | (33 << 8)
}
