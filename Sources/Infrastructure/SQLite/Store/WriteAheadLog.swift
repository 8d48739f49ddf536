internal import CSQLite

/// What a connection's commits have put into the write-ahead log.
final class WriteAheadLog {
  fileprivate(set) var pages = 0
  fileprivate(set) var commits = 0

  /// The handle must not outlive the log. Takes the place of SQLite's own automatic checkpoints.
  func watch(_ handle: OpaquePointer) {
    let committed: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
      context, _, _, pages in
      if let context {
        let log = Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue()
        log.pages = Int(pages)
        log.commits += 1
      }
      return SQLITE_OK
    }
    sqlite3_wal_hook(handle, committed, Unmanaged.passUnretained(self).toOpaque())
  }

  func wasReset() {
    pages = 0
  }
}

extension Connection {
  package enum Checkpoint: Sendable {
    /// Copies what it can without waiting for anybody.
    case passive
    /// Waits for readers, so that the next commit begins the log anew.
    case restart
    /// The same, and cuts the log's file to nothing.
    case truncate
  }

  /// Copies the write-ahead log into the file. Throws `.busy` when a reader stands in the way for longer than
  /// `patience`, with the readable part copied. One connection per file may do this: the one that writes.
  package func checkpoint(_ checkpoint: Checkpoint, patience: Duration = .seconds(5)) throws {
    let mode =
      switch checkpoint {
      case .passive: SQLITE_CHECKPOINT_PASSIVE
      case .restart: SQLITE_CHECKPOINT_RESTART
      case .truncate: SQLITE_CHECKPOINT_TRUNCATE
      }
    let before = self.patience
    self.patience = patience
    defer { self.patience = before }
    let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, during: "checkpoint (\(checkpoint))") }
    if checkpoint != .passive { log.wasReset() }
  }
}

extension Connection {
  /// Makes this connection's close leave file and log as they are.
  func abandonLog() {
    // It can't fail on an open connection, and there is nobody to tell.
    try? ConnectionSettings.leaveLogOnClose(of: self)
  }
}
