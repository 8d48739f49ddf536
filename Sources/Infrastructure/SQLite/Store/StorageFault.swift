internal import CSQLite

/// What a failure of the storage means for whoever asked: the one table of SQLite's result codes, for writers and
/// readers.
package enum StorageFault: Sendable, CaseIterable {
  /// Somebody else holds what is needed; a moment later it may be free.
  case busy
  /// Stopped by a time limit.
  case outOfTime
  /// No room is left on the disk.
  case full
  /// The file is missing, or can't be opened as it should be.
  case outOfReach
  /// The device failed, or the system has no memory.
  case failed
  /// The file is not what was written.
  case damaged
  /// What was asked can't be asked, or broke a constraint: a fault of the program.
  case ofProgram

  /// `code` is an extended result code; of one that SQLite doesn't know its primary code counts.
  package init(code: Int32) {
    self = Self.extended[code] ?? Self.primary[code & 0xff] ?? .ofProgram
  }

  /// Those that don't go with their primary code: the file is shorter than it says, a checksum is wrong, or the file
  /// system is damaged. The C macros are expressions, which Swift can't see.
  private static let extended: [Int32: StorageFault] = [
    SQLITE_IOERR | (2 << 8): .damaged, SQLITE_IOERR | (32 << 8): .damaged, SQLITE_IOERR | (33 << 8): .damaged,
  ]

  /// Every primary code that is a failure.
  private static let primary: [Int32: StorageFault] = [
    SQLITE_BUSY: .busy, SQLITE_LOCKED: .busy, SQLITE_PROTOCOL: .busy, SQLITE_SCHEMA: .busy,
    SQLITE_INTERRUPT: .outOfTime,
    SQLITE_FULL: .full,
    SQLITE_CANTOPEN: .outOfReach, SQLITE_PERM: .outOfReach, SQLITE_READONLY: .outOfReach,
    SQLITE_IOERR: .failed, SQLITE_NOMEM: .failed, SQLITE_NOLFS: .failed,
    SQLITE_CORRUPT: .damaged, SQLITE_NOTADB: .damaged,
    SQLITE_ERROR: .ofProgram, SQLITE_INTERNAL: .ofProgram, SQLITE_ABORT: .ofProgram, SQLITE_NOTFOUND: .ofProgram,
    SQLITE_EMPTY: .ofProgram, SQLITE_TOOBIG: .ofProgram, SQLITE_CONSTRAINT: .ofProgram, SQLITE_MISMATCH: .ofProgram,
    SQLITE_MISUSE: .ofProgram, SQLITE_AUTH: .ofProgram, SQLITE_FORMAT: .ofProgram, SQLITE_RANGE: .ofProgram,
  ]
}

extension SQLiteError {
  package var fault: StorageFault { StorageFault(code: code) }
}
