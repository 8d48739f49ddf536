import Foundation
import Synchronization

/// Writes refused lines to a file as they come: line number, reason, invoice, what would do, tab between.
final class RefusalLog: Sendable {
  private struct State {
    var file: FileHandle?
    var failure: (any Error)?
  }

  private let path: String
  private let state: Mutex<State>

  /// Nil writes nowhere.
  init(path: String?) throws {
    self.path = path ?? ""
    guard let path else {
      state = Mutex(State())
      return
    }
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw ImportFault("can't write \(path)") }
    state = Mutex(State(file: handle))
  }

  func add(_ line: Int, _ reason: LineRefusal, invoice: String) {
    state.withLock { state in
      do {
        try state.file?.write(contentsOf: Data("\(line)\t\(reason.code)\t\(invoice)\t\(reason.detail)\n".utf8))
      } catch {
        state.failure = error
        state.file = nil
      }
    }
  }

  /// Throws when a line could not be written.
  func close() throws {
    let failure = state.withLock { state in
      try? state.file?.close()
      return state.failure
    }
    if let failure { throw ImportFault("can't write all refused lines to \(path): \(failure)") }
  }
}
