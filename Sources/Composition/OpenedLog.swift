import SQLiteStore
import SQLiteWriters
import Signals
import Synchronization

/// The log that this process serves: a file that is opened anew must hold it.
final class OpenedLog: Sendable {
  private let path: String
  private let head: LogHead
  private let epoch = Mutex<UInt64?>(nil)

  init(path: String, head: LogHead) {
    self.path = path
    self.head = head
  }

  /// Throws `LogReplaced` for another log, or for less of it than was answered.
  func take(_ state: LogState) throws(LogReplaced) {
    let isOther = epoch.withLock { epoch in
      defer { epoch = epoch ?? state.epoch }
      return epoch.map { $0 != state.epoch || state.head < head.head } ?? false
    }
    if isOther { throw LogReplaced(path: path) }
    head.advance(to: state.head)
  }
}

struct LogReplaced: Error, CustomStringConvertible {
  let path: String

  var description: String { "\(path) holds another log than before. Stop the server; it can be started on that one." }
}

/// The write file can't be opened.
struct WriteFileShut: Error, CustomStringConvertible {
  let path: String
  let error: SQLiteError

  var description: String {
    switch error.faultOfWrites {
    case .locked:
      "\(path) is locked by another program that writes to it. End that program, or wait for it, and start again."
    case .full: "\(path) can't be opened: the disk is full. Make room and start again."
    case .failed, .untrusted, .ours:
      "\(path) can't be opened: \(error.message) (SQLite result \(error.code)). Look whether this user may read and "
        + "write it and its folder, and whether the disk is sound."
    }
  }
}
