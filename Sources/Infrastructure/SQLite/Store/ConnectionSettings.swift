internal import CSQLite

/// What every connection is set to before its first statement.
enum ConnectionSettings {
  static func apply(_ mode: ConnectionMode, to connection: Connection) throws {
    set(connection.patience, on: connection)
    try connection.script(everyConnection)
    switch mode {
    case .readOnly:
      try connection.script("PRAGMA query_only = ON")
      try leaveLogOnClose(of: connection)
    case .readWrite(let synchronous):
      try setJournal("PRAGMA journal_mode = WAL", "wal", on: connection)
      try connection.script(writing + pragma(for: synchronous))
    case .underConstruction:
      try setJournal("PRAGMA journal_mode = OFF", "off", on: connection)
      try connection.script(
        "PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY"
      )
    }
    try configure(connection, SQLITE_DBCONFIG_ENABLE_FKEY, true)
    try configure(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    try configure(connection, SQLITE_DBCONFIG_DQS_DML, false)
    try configure(connection, SQLITE_DBCONFIG_DQS_DDL, false)
    // Last: a defensive connection can't switch its journal off.
    try configure(connection, SQLITE_DBCONFIG_DEFENSIVE, true)
    // The first look at the file: what is no database is refused here, and not by the first query.
    _ = try connection.first("SELECT count(*) FROM sqlite_schema") { try $0.int(0) }
  }

  static func set(_ patience: Duration, on connection: Connection) {
    sqlite3_busy_timeout(connection.handle, Int32(clamping: Int64(patience / .milliseconds(1))))
  }

  /// Keeps a close from touching the file.
  static func leaveLogOnClose(of connection: Connection) throws {
    try configure(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
  }

  private static let everyConnection: SQL = """
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA wal_autocheckpoint = 0
    """

  /// Temporary storage in memory keeps the journals of savepoints off the disk. 64 MiB of log stay after a checkpoint.
  private static let writing: SQL = """
    PRAGMA journal_size_limit = 67108864;
    PRAGMA fullfsync = ON;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA temp_store = MEMORY;
    """

  private static func pragma(for synchronous: ConnectionMode.Synchronous) -> SQL {
    switch synchronous {
    case .full: "PRAGMA synchronous = FULL"
    case .normal: "PRAGMA synchronous = NORMAL"
    case .off: "PRAGMA synchronous = OFF"
    }
  }

  static func keepJournal(on connection: Connection) throws {
    try setJournal("PRAGMA journal_mode = MEMORY", "memory", on: connection)
  }

  /// The pragma answers with the mode in force, which need not be the one asked for.
  private static func setJournal(_ pragma: SQL, _ wanted: String, on connection: Connection) throws {
    let mode = try connection.first(pragma) { try $0.text(0) }
    guard mode == wanted else {
      throw SQLiteError(
        code: SQLITE_CANTOPEN, message: "the journal mode stays \(mode ?? "unknown")", during: pragma.text)
    }
  }

  private static func configure(_ connection: Connection, _ option: Int32, _ value: Bool) throws {
    var current: Int32 = -1
    let code = tandem_db_config(connection.handle, option, value ? 1 : 0, &current)
    guard code == SQLITE_OK, current == (value ? 1 : 0) else {
      throw SQLiteError(code: code, message: "option \(option) was not taken", during: "sqlite3_db_config")
    }
  }
}
